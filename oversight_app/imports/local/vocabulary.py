"""The words by which columns of schemes, districts, activities and statuses are known."""

from collections.abc import Mapping as Table
from collections.abc import Sequence

from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.schemes import SEEDED, SEEDED_TERMS, TermKind
from oversight_app.imports.local.proposing import TERM_KINDS, Words
from oversight_app.imports.local.spelling import word_key

OTHER_SCHEME_WORDS = {
    "specials": ("specials", "special constables", "special constable", "msc", "sc"),
    "psv": ("psv", "psvs", "police support volunteer", "police staff volunteers"),
    "cadets": ("cadets", "vpc", "police cadets", "volunteer police cadet"),
    "speedwatch": ("speedwatch", "csw", "speed watch", "community speed watch"),
    "watch": ("nhw", "neighbourhood watch", "neighborhood watch"),
    "custody": ("icv", "icvs", "custody visitors", "independent custody visitor",
                "independent custody visiting"),
    "animals": ("animal welfare", "awls", "animal welfare lay visitors", "dog welfare visitors"),
    "scrutiny": ("scrutiny panel", "scrutiny"),
    "adults": ("appropriate adult", "aa"),
}  # fmt: skip
"""Other words that the seeded schemes go by, by code. For looking at a file; what a word in it
stands for is asked once and then kept with its mapping."""


def vocabulary(mappings: Sequence[Mapping], words: Words | None = None) -> Words:
    """Return the known words by kind: the office's own or those every office starts with, and
    those that kept mappings explain."""
    known: dict[TermKind, set[str]] = {kind: set() for kind in TermKind}
    for kind, keys in (seeded_words() if words is None else words).items():
        known[kind].update(keys)
    for mapping in mappings:
        for field, values in mapping.values.items():
            of_kind = _kind(mapping.dataset, field)
            if of_kind:
                known[of_kind].update(word_key(printed) for printed in values)
    for others in OTHER_SCHEME_WORDS.values():
        known[TermKind.SCHEME].update(map(word_key, others))
    return known


def seeded_words() -> Table[TermKind, frozenset[str]]:
    """Return the words of the schemes and terms that every office starts with."""
    found: dict[TermKind, set[str]] = {kind: set() for kind in TermKind}
    for scheme in SEEDED:
        found[TermKind.SCHEME] |= {word_key(scheme.name), word_key(scheme.code)}
    for term in SEEDED_TERMS:
        found[term.kind] |= {word_key(term.name), word_key(term.code)}
    return {kind: frozenset(keys) for kind, keys in found.items()}


def _kind(dataset: str, field: str) -> TermKind | None:
    for one in DATASETS[dataset].fields if dataset in DATASETS else ():
        if one.id == field:
            return TERM_KINDS.get(one.kind)
    return None
