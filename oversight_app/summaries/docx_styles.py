"""The styles of a Word file: real headings, captions and lists, in British English.

On the program's own base every style is set; in an office's template its own styles stay as they
are, and only those that it lacks are added.
"""

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from oversight_app.summaries.docx_xml import element

_TYPEFACE = "Arial"
"""On every computer that opens Word files, and easily read."""
_INK, _SUPPORT, _ACCENT, _PLUM = "15212E", "4A5766", "12436D", "801650"
_LANGUAGE = "en-GB"
TABLE_SIZE = 8.0
"""Points of the words of a table."""


@dataclass(frozen=True, slots=True)
class _Style:
    """Points for sizes and the room before and after; ``level`` of a heading from 1."""

    size: float
    before: float = 0
    after: float = 6
    bold: bool = False
    colour: str = _INK
    keep: bool = False
    level: int = 0
    bar: bool = False


_KNOWN: dict[str, _Style] = {
    "Normal": _Style(9.5, 0, 5),
    "Title": _Style(20, 0, 4, bold=True),
    "Subtitle": _Style(11, 0, 4, colour=_SUPPORT),
    "Heading 1": _Style(13, 13, 4, bold=True, keep=True, level=1),
    "Heading 2": _Style(10.5, 10, 3, bold=True, keep=True, level=2),
    "Heading 3": _Style(10, 9, 3, bold=True, keep=True, level=3),
    "Heading 4": _Style(9.5, 8, 3, bold=True, keep=True, level=4),
    "Caption": _Style(8.5, 0, 3, colour=_SUPPORT, keep=True),
    "List Bullet": _Style(9.5, 0, 1.5),
    "List Number": _Style(9.5, 0, 1.5),
    "Header": _Style(9, 0, 0),
    "Footer": _Style(8.5, 0, 0, colour=_SUPPORT),
}
_OWN: dict[str, _Style] = {
    "Finding": _Style(13.5, 10, 5, bold=True),
    "Support": _Style(9.5, 0, 5, colour=_SUPPORT),
    "Small print": _Style(8.5, 2, 4, colour=_SUPPORT),
    "Table note": _Style(8.5, 3, 5, colour=_SUPPORT),
    "Table text": _Style(TABLE_SIZE, 1.2, 1.2),
    "Table heading": _Style(TABLE_SIZE, 1.2, 1.2, bold=True, colour=_SUPPORT),
    "Key figure": _Style(10, 3, 5, bar=True),
    "Chart": _Style(10, 2, 4),
    "Marking": _Style(9, 0, 2, bold=True),
    "Sample notice": _Style(9, 2, 6, bold=True, colour=_PLUM),
}
TABLE_STYLE = "OversightTable"
_TABLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">
  <w:name w:val="Oversight table"/><w:uiPriority w:val="99"/>
  <w:tblPr><w:tblBorders>
      <w:bottom w:val="single" w:sz="4" w:space="0" w:color="CBD3DC"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="CBD3DC"/></w:tblBorders>
    <w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{_INK}"/></w:tcBorders></w:tcPr>
  </w:tblStylePr>
</w:style>"""


class Styles:
    """The ids of a file's styles by their English names, those that it lacked added.

    ``restyle`` sets the program's own looks on all of them.
    """

    def __init__(self, document: Any, *, restyle: bool) -> None:
        self._styles = document.styles
        self._ids: dict[str, str] = {}
        for name, looks in {**_KNOWN, **_OWN}.items():
            self._ids[name] = self._ready(name, looks, restyle=restyle)
        root = self._styles.element
        if not any(one.get(qn("w:styleId")) == TABLE_STYLE for one in root):
            root.append(parse_xml(_TABLE))
        _speak_british(root)

    def id(self, name: str) -> str:
        """Return the id by which a paragraph names a style."""
        return self._ids[name]

    def _ready(self, name: str, looks: _Style, *, restyle: bool) -> str:
        known = {style.name for style in self._styles if style.type == WD_STYLE_TYPE.PARAGRAPH}
        missing = name not in known
        style = (
            self._styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _KNOWN)
            if missing
            else self._styles[name]
        )
        if missing and name != "Normal":
            style.base_style = self._styles["Normal"]
        if missing or restyle:
            _set(style.element, looks, typeface=restyle)
            style.hidden, style.quick_style = False, True
        return str(style.style_id)


def _set(style: Any, looks: _Style, *, typeface: bool) -> None:
    for tag in ("w:pPr", "w:rPr"):
        for old in style.findall(qn(tag)):
            style.remove(old)
    around = element("w:pPr")
    if looks.keep:
        around.extend([element("w:keepNext"), element("w:keepLines")])
    if looks.bar:
        edge = element("w:left", val="single", sz=18, space=8, color=_ACCENT)
        around.append(element("w:pBdr", edge))
    around.append(
        element(
            "w:spacing",
            before=round(looks.before * 20),
            after=round(looks.after * 20),
            line=259,
            lineRule="auto",
        )
    )
    if looks.bar:
        around.append(element("w:ind", left=200))
    if looks.level:
        around.append(element("w:outlineLvl", val=looks.level - 1))
    inside = element("w:rPr")
    if typeface:
        inside.append(
            element("w:rFonts", ascii=_TYPEFACE, hAnsi=_TYPEFACE, cs=_TYPEFACE, eastAsia=_TYPEFACE)
        )
    if looks.bold:
        inside.extend([element("w:b"), element("w:bCs")])
    inside.append(element("w:color", val=looks.colour))
    half_points = round(looks.size * 2)
    inside.extend([element("w:sz", val=half_points), element("w:szCs", val=half_points)])
    style.extend([around, inside])


def _speak_british(root: Any) -> None:
    """Set the language of all text, in the defaults and wherever a style says another."""
    defaults = root.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = element("w:docDefaults")
        root.insert(0, defaults)
    holder = defaults.find(qn("w:rPrDefault"))
    if holder is None:
        holder = element("w:rPrDefault")
        defaults.insert(0, holder)
    inside = holder.find(qn("w:rPr"))
    if inside is None:
        inside = element("w:rPr")
        holder.append(inside)
    if inside.find(qn("w:lang")) is None:
        inside.append(element("w:lang"))
    for language in root.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
        for other in ("w:eastAsia", "w:bidi"):
            language.attrib.pop(qn(other), None)
