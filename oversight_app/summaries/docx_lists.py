"""Lists of a Word file: bullets, and numbers that begin again at 1 with each list."""

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from oversight_app.summaries.docx_xml import element


class Lists:
    """Adds the file's own two kinds of list, and one list for each that is asked for."""

    def __init__(self, part: Any) -> None:
        self._root = _numbering(part)
        kinds = self._root.findall(qn("w:abstractNum"))
        first = 1 + max((int(k.get(qn("w:abstractNumId"))) for k in kinds), default=0)
        self._kinds = {False: first, True: first + 1}
        for ordered, number in self._kinds.items():
            place = len(self._root.findall(qn("w:abstractNum")))
            # Kinds of list stand before the lists, and after pictures used as bullets.
            place += len(self._root.findall(qn("w:numPicBullet")))
            self._root.insert(place, _kind(number, ordered=ordered))
        self._bullets = self._add(ordered=False)

    def number(self, *, ordered: bool) -> int:
        """Return the number of a list to belong to."""
        return self._add(ordered=True) if ordered else self._bullets

    def _add(self, *, ordered: bool) -> int:
        used = self._root.findall(qn("w:num"))
        number = 1 + max((int(one.get(qn("w:numId"))) for one in used), default=0)
        made = element("w:num", element("w:abstractNumId", val=self._kinds[ordered]), numId=number)
        if ordered:
            start = element("w:startOverride", val=1)
            made.append(element("w:lvlOverride", start, ilvl=0))
        place = used[-1].getparent().index(used[-1]) + 1 if used else len(self._root)
        self._root.insert(place, made)
        return number


def _kind(number: int, *, ordered: bool) -> Any:
    level = element(
        "w:lvl",
        element("w:start", val=1),
        element("w:numFmt", val="decimal" if ordered else "bullet"),
        element("w:lvlText", val="%1." if ordered else "•"),
        element("w:lvlJc", val="left"),
        element("w:pPr", element("w:ind", left=240, hanging=240)),
        ilvl=0,
    )
    return element(
        "w:abstractNum", element("w:multiLevelType", val="singleLevel"), level, abstractNumId=number
    )


def _numbering(part: Any) -> Any:
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    made = NumberingPart(
        PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element("w:numbering"),
        part.package,
    )  # fmt: skip
    part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return made.element
