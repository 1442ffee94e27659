"""Charts: a finding's chart, drawn once for screen and paper alike.

looks      the colours and text size of a chart, from the project's visual language
drawing    the door: draw, svg, png, as_table
tables     the same figures as a table
sheet      the surface drawn on, in logical pixels; the one file that knows matplotlib
fonts      the chart typeface and how wide words are in it
scales     round ticks, straight and logarithmic
labels     places for words where they cover nothing
axes       the grid, ticks and labels at the ends of lines that funnel, trend and ranges share
funnel     values against size, with limits; funnel_points its dots and names
trend      the home force over time, before its peers
ranges     a run of months with its usual range; range_notes the words above it
shares     shares of a count over some periods, with their intervals
bars       groups of horizontal bars; heights how high they want to be
spans      a timeline: span_scale its days across, span_shapes what tells its bars apart
tiles      the map in tiles
outlines   the map in true outlines; london its enlargement
map_key    what the map's colours mean
geometry   projecting, clipping and measuring outlines
"""
