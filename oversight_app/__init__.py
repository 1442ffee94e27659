"""Oversight: volunteer scrutiny for the office of a Police and Crime Commissioner.

The rooms, from the cellar up (each may use only those below it; see CONTRIBUTING.md):

domain     what things are and the rules they obey; standard library only
store      the only room that knows SQL: one workspace file, its history and backups
imports    files in: readers, published formats, checks, preview
review     the questions a page asks, answered as findings
charts     a finding's chart, drawn once for screen and paper alike
summaries  findings made into documents: PDF, XLSX
ui         the window (PySide6)
app        builds the window; cli does the same for the command line, without Qt

Beside them: listing (figures as the command line prints them), exits (how a run ends), display
(whether there is a screen for Qt), resource_files (where resources lie).
"""

__version__ = "0.1.0"
