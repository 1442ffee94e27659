"""How a paper looks as a web page, on a screen of any width and printed on A4.

Colours are the tokens of the project's visual language on white: each text colour is at least
4.5:1, and nothing is told by colour alone.
"""

from oversight_app.summaries.document import Document
from oversight_app.summaries.words import SAMPLE, readable

_STYLE = """
:root { color-scheme: light; --ink: #15212E; --support: #4A5766; --line: #CBD3DC;
  --hair: #E3E8EE; --accent: #12436D; --home: #FEEDE4; --plum: #801650; }
* { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 0 1rem; max-width: 76rem; background: #FFFFFF; color: var(--ink);
  font-family: "Source Sans 3", "Source Sans Pro", "Segoe UI", system-ui, -apple-system, Roboto,
  "Helvetica Neue", Arial, sans-serif; font-size: 1.0625rem; line-height: 1.5;
  overflow-wrap: anywhere; }
p, li, dt, dd, th, td, h1, h2, h3, h4, h5, h6, figcaption { unicode-bidi: plaintext; }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: fixed; left: 1rem; top: 1rem; padding: 0.5rem 1rem; z-index: 2;
  background: #FFFFFF; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
p.marking { margin: 0; max-width: none; padding: 0.75rem 0; text-align: center; font-weight: 600; }
.sample { color: var(--plum); font-weight: 600; }
header { margin-bottom: 2rem; } header p { max-width: none; }
h1 { margin: 0.5rem 0 0.25rem; font-size: clamp(1.6rem, 1.2rem + 1.8vw, 2.25rem);
  line-height: 1.15; }
h2, h3, h4, h5, h6 { margin: 2.25rem 0 0.5rem; line-height: 1.25; font-weight: 600; }
h2 { font-size: 1.375rem; } h3 { font-size: 1.1875rem; } h4, h5, h6 { font-size: 1.0625rem; }
p { margin: 0.6rem 0; max-width: 44rem; }
.lead { font-size: 1.1875rem; color: var(--support); margin: 0 0 0.5rem; }
.prepared, .support, .subtitle, .table-note, .small, .note, footer { color: var(--support); }
.prepared, .small, .table-note, .subtitle, .note, footer, details { font-size: 0.9375rem; }
.rule { width: 4.5rem; height: 3px; background: var(--accent); margin-top: 1rem; }
.finding { font-size: 1.375rem; font-weight: 600; line-height: 1.3; margin: 1.25rem 0 0.5rem; }
.note b { color: var(--ink); font-weight: 600; }
ul, ol { padding-left: 1.4rem; max-width: 44rem; } li { margin: 0.35rem 0; }
li::marker { color: var(--accent); }
nav { margin-bottom: 1.5rem; font-size: 0.9375rem; }
nav h2 { font-size: 1.0625rem; margin: 0 0 0.5rem; }
nav ul { list-style: none; margin: 0; padding: 0; } nav ul ul { padding-left: 1rem; }
nav li { margin: 0; } nav a { display: block; padding: 0.3rem 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
  gap: 1.25rem; margin: 1.5rem 0; }
.figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end;
  border-left: 3px solid var(--accent); padding: 0.1rem 0 0.1rem 0.9rem; }
.figures dd { margin: 0; font-size: 2rem; font-weight: 600; line-height: 1.15;
  font-variant-numeric: tabular-nums; }
.figures dt { color: var(--support); font-size: 0.9375rem; line-height: 1.35; }
.terms { max-width: 44rem; } .terms dt { font-weight: 600; margin-top: 0.75rem; }
.terms dd { margin: 0; }
figure { margin: 2.25rem 0; } figure > :first-child { margin-top: 0; }
.scroll { overflow-x: auto; }
svg { display: block; width: 100%; min-width: 30rem; max-width: 56rem; height: auto; }
details { margin: 0.5rem 0; } summary { color: var(--accent); padding: 0.25rem 0; cursor: pointer; }
table { border-collapse: collapse; width: 100%; max-width: 56rem; font-size: 0.9375rem;
  line-height: 1.35; font-variant-numeric: tabular-nums; }
table.wide { font-size: 0.875rem; max-width: none; }
th, td { padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; font-weight: 400;
  border-bottom: 1px solid var(--line); overflow-wrap: break-word; min-width: 4rem; }
thead th { font-weight: 600; color: var(--support); vertical-align: bottom;
  border-bottom: 2px solid var(--ink); }
tbody th { min-width: 7rem; }
.number { text-align: right; }
.number + :not(.number) { padding-left: 1.75rem; } td.number, .day { white-space: nowrap; }
.strong, .pinned th, .pinned td, .total th, .total td { font-weight: 600; }
.total th, .total td { border-top: 2px solid var(--ink); }
.pinned { background: var(--home); }
footer { border-top: 1px solid var(--line); margin-top: 3rem; padding: 1rem 0 2rem; }
footer p.marking { color: var(--ink); font-size: 1.0625rem; padding-top: 0; }
@media (min-width: 68rem) {
  .page { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 3rem; }
  .page.plain { display: block; }
  nav { position: sticky; top: 1.5rem; align-self: start; max-height: calc(100vh - 3rem);
    overflow-y: auto; }
}
@media (max-width: 67.99rem) { nav ul ul { display: none; } }
main > :first-child { margin-top: 0; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.75pt; line-height: 1.4; }
  nav, .skip { display: none; } .page { display: block; }
  h1 { font-size: 19pt; } h2 { font-size: 12.5pt; margin-top: 14pt; }
  h3, h4, h5, h6 { font-size: 10.5pt; margin-top: 11pt; } .finding { font-size: 13.5pt; }
  .lead { font-size: 11pt; }
  .prepared, .small, .table-note, .subtitle, .note, footer, details, table { font-size: 8.5pt; }
  table.wide { font-size: 7pt; } table.wide th, table.wide td { padding: 1.5pt 2pt; }
  .figures { grid-template-columns: repeat(4, 1fr); } .figures dd { font-size: 19pt; }
  th, td { padding: 2pt 4pt; min-width: 0; } tbody th { min-width: 0; }
  p, ul, ol, .terms, table, svg { max-width: none; } svg { min-width: 0; }
  .scroll { overflow: visible; }
  h2, h3, h4, h5, h6, .subtitle, summary, :is(h2, h3, h4) + .table-note { break-after: avoid; }
  thead { display: table-header-group; } tr, li, .figures, svg, .note { break-inside: avoid; }
  .new-page { break-before: page; }
  summary { list-style: none; } summary::-webkit-details-marker { display: none; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  .pinned, .rule { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
"""

# A browser that knows no margin boxes prints the marking as a line that stays on each page.
_PRINTED = """
@page {{ size: A4; margin: 19mm 18mm 17mm; font-family: Arial, sans-serif;
  @top-center {{ content: {marking}; font-size: 9pt; font-weight: 600; }}
  @top-right {{ content: {sample}; font-size: 8.25pt; font-weight: 600; color: #801650; }}
  @bottom-left {{ content: {sample}; font-size: 8.25pt; font-weight: 600; color: #801650; }}
  @bottom-center {{ content: {marking}; font-size: 9pt; font-weight: 600; }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font-size: 8.25pt; }} }}
.running {{ display: none; }}
@supports (-moz-appearance: none) {{ @media print {{
  .running {{ display: block; position: fixed; left: 0; right: 0; text-align: center;
    font-size: 9pt; font-weight: 600; }}
  .running.top {{ top: -12mm; }} .running.bottom {{ bottom: -11mm; }} }} }}
"""
_WATERMARK = """
body::after {{ content: {sample}; position: fixed; inset: 0; display: flex; pointer-events: none;
  align-items: center; justify-content: center; transform: rotate(-52deg); white-space: nowrap;
  font-size: clamp(4rem, 14vw, 10rem); font-weight: 700; color: #801650; opacity: 0.08; }}
@media print {{ body::after {{ font-size: 92pt; }} }}
"""


def style(document: Document) -> str:
    """Return the style sheet of a document's page, its marking on each printed page."""
    marking = css_string(readable(document.marking_line))
    sample = css_string(SAMPLE if document.sample else "")
    made = _STYLE + _PRINTED.format(marking=marking, sample=sample)
    return made + (_WATERMARK.format(sample=sample) if document.sample else "")


def css_string(words: str) -> str:
    """Return words as a string of a style sheet. All but plain letters and digits are spelt by
    their numbers, so that nothing in them can end the string, or the style sheet."""
    spelt = (c if c.isascii() and (c.isalnum() or c == " ") else f"\\{ord(c):06x}" for c in words)
    return f'"{"".join(spelt)}"'
