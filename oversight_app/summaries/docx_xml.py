"""The few elements of a Word file that papers are made of, built one by one: what a person wrote
becomes text in them and never markup or a field."""

import unicodedata
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def element(tag: str, *children: Any, **attributes: str | int | float) -> Any:
    """Return an element such as ``w:p``; ``val=1`` becomes ``w:val="1"``."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(child for child in children if child is not None)
    return made


def run(words: str, *, bold: bool = False) -> Any:
    """Return a run of text; a line feed becomes a break."""
    made = element("w:r")
    properties = [element("w:b")] if bold else []
    if rightward(words):
        properties.append(element("w:rtl"))
    if properties:
        made.append(element("w:rPr", *properties))
    for place, line in enumerate(words.split("\n")):
        if place:
            made.append(element("w:br"))
        text = element("w:t")
        text.set(qn("xml:space"), "preserve")
        text.text = line
        made.append(text)
    return made


def paragraph(style: str, *runs: Any, keep: bool = False, align: str = "", number: int = 0) -> Any:
    """Return a paragraph in a style, by the style's id. ``keep`` holds it on the page of what
    follows; ``number`` is the list that it belongs to."""
    properties = element("w:pPr", element("w:pStyle", val=style))
    if keep:
        properties.append(element("w:keepNext"))
    if number:
        properties.append(
            element("w:numPr", element("w:ilvl", val=0), element("w:numId", val=number))
        )
    if runs and rightward("".join(t.text or "" for r in runs for t in r.iter(qn("w:t")))):
        properties.append(element("w:bidi"))
    if align:
        properties.append(element("w:jc", val=align))
    return element("w:p", properties, *runs)


def field(code: str, shown: str) -> tuple[Any, ...]:
    """Return the runs of a field such as PAGE, with what it shows until it is worked out."""
    instruction = element("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    return (
        element("w:r", element("w:fldChar", fldCharType="begin")),
        element("w:r", instruction),
        element("w:r", element("w:fldChar", fldCharType="separate")),
        run(shown),
        element("w:r", element("w:fldChar", fldCharType="end")),
    )


def rightward(words: str) -> bool:
    """Tell whether words begin in a script that is read from right to left."""
    for letter in words:
        turn = unicodedata.bidirectional(letter)
        if turn in {"R", "AL"}:
            return True
        if turn == "L":
            return False
    return False
