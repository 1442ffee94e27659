"""Returns in layouts of others' making: looked at, matched, read, put into the office's words.

looking     what a file is and how its columns could be taken; nothing is guessed that can be asked
proposing   which field each column is, by its heading and by what is in it
personal    columns that may say who somebody is, and are left out
crosstabs   tables with months, districts or schemes across
            (``measures_down``: those with another measure in each row)
units       whether bare numbers are hours or minutes
reading     the file read by a mapping, in a process of its own
sampling    the first rows of a file and some of the later ones, for looking
resolving   printed words into the office's codes, and what is unlikely
suggesting  what a word that is not known may stand for
preview     what keeping it would do, in lines
rejects     the rows that could not be kept, as a file to correct

``child`` is the process that reads: ``tables`` opens a file, ``headers`` finds its headings,
``pipeline`` and ``chunks`` take its columns by ``parsers`` (``dates``, ``durations``, ``words``),
``crosstab_rows`` unfolds, ``measure_rows`` puts measures together, ``running_sums`` knows totals,
``duties`` knows the activity log and ``judging`` rejects by ``reasons``. ``arriving`` checks it all
again on this side.
"""
