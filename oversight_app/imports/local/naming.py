"""What a file's own name and title say: a name for its layout, and the scheme it is of."""

import re
from collections.abc import Sequence
from pathlib import Path

from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.schemes import SEEDED, TermKind
from oversight_app.domain.wording import sentence_case
from oversight_app.imports.cells import MONTHS
from oversight_app.imports.local.proposing import Words
from oversight_app.imports.local.vocabulary import OTHER_SCHEME_WORDS

_MOST = 60
_SHORTEST = 3


def name_for(path: Path, dataset: str) -> str:
    """Return a name for the layout of a file: its own, without dates, numbers and versions."""
    words = re.sub(r"[\W_]+", " ", path.stem).split()
    kept = [
        word
        for word in words
        if not re.fullmatch(r"(?:v|q|fy)?\d+\w{0,2}", word, re.IGNORECASE)
        and word.casefold() not in MONTHS
        and word.casefold() not in {"final", "copy", "draft", "version"}
    ]
    name = " ".join(kept)[:_MOST].strip()
    if len(name) < _SHORTEST:
        return DATASETS[dataset].name
    return sentence_case(name)


def scheme_in(titles: Sequence[str], words: Words) -> str:
    """Return the seeded scheme that the words around a table name, "" where they name none or
    several. It is a proposal that the person sees and confirms."""
    said = f" {' '.join(re.sub(r'[^a-z]+', ' ', title.casefold()) for title in titles)} "
    found = {
        scheme.code
        for scheme in SEEDED
        for name in (scheme.name.casefold(), *OTHER_SCHEME_WORDS.get(scheme.code, ()))
        if len(name) > _SHORTEST - 1 and f" {name} " in said
    }
    known = words.get(TermKind.SCHEME, ())
    named = {code for code in found if code in known or not known}
    return named.pop() if len(named) == 1 else ""
