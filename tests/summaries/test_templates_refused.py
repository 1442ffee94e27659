"""Files that somebody could choose as the office's Word template: each that may not be one is
refused with what to do, and what a usable one holds of people does not travel."""

import io
import zipfile

import docx
import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.papers import Format
from oversight_app.summaries.docx import docx_bytes
from oversight_app.summaries.reread import reread
from tests.summaries import making
from tests.summaries.planting import Change, put, surgery

_HEADER = "word/header1.xml"
_SECRET = "<w:r><w:t>Secret of A. Clerk</w:t></w:r>"


def template() -> bytes:
    """A template with text of somebody's, and a header of the office's."""
    made = docx.Document()
    made.add_paragraph("Secret of A. Clerk")
    made.sections[0].header.paragraphs[0].text = "Office for Wiltshire"
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def bomb(said: int | None = None) -> bytes:
    """A part of 120 MB in a small file; ``said`` is how large it says it is."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * 120_000_000)
    content = bytearray(made.getvalue())
    if said is not None:
        entry = bytes(content).index(b"PK\x01\x02")
        content[entry + 24 : entry + 28] = said.to_bytes(4, "little")
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + b"x" * 2000,
        b"\xff\xd8\xff\xe0" + b"j" * 2000,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000),
        b"PK\x03\x04" + b"0" * 20_000_001,
        template()[:9000],
        bomb(),
        bomb(1000),
    ],
    ids=["photo", "jpeg", "old Word or locked", "huge", "half", "bomb", "bomb that lies"],
)
def test_what_is_no_word_document_is_refused(content: bytes) -> None:
    with pytest.raises(UserProblem, match="Nothing was written") as told:
        docx_bytes(making.document(), content)
    assert "choose" in str(told.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (put("</w:p>", f'<w:ins w:id="1" w:author="A. Clerk">{_SECRET}</w:ins>'), "tracked"),
        (put("</w:p>", "<w:del><w:r><w:delText>Secret</w:delText></w:r></w:del>"), "tracked"),
        (put("</w:p>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret</w:t></w:r>"), "nobody sees"),
        (put("</w:p>", '<w:commentRangeStart w:id="0"/>'), "a comment"),
        (
            put("</w:hdr>", '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr>'
                f"<w:sdtContent><w:p>{_SECRET}</w:p></w:sdtContent></w:sdt>"),
            "bound to data",
        ),
        (
            put("</w:p>", '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
                '<v:shape style="visibility: hidden"/></w:pict></w:r>'),
            "a shape that nobody sees",
        ),
        (put("</w:p>", '<w:fldSimple w:instr="INCLUDEPICTURE http://x.invalid/a.png"/>'),
         "INCLUDEPICTURE"),
    ],
)  # fmt: skip
def test_a_header_with_something_in_it_is_refused(change: Change, told: str) -> None:
    with pytest.raises(UserProblem, match=told) as problem:
        docx_bytes(making.document(), surgery(template(), {_HEADER: change}))
    assert "header" in str(problem.value)
    assert "choose the template again" in str(problem.value)


_RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/attachedTemplate" Target="http://x.invalid/a.dotm" TargetMode="External"/>'
    b"</Relationships>"
)


@pytest.mark.parametrize(
    "content",
    [
        template(),
        surgery(template(), added={"word/_rels/settings.xml.rels": _RELS}),
        surgery(template(), added={"word/comments.xml": b"<a>Secret of A. Clerk</a>"}),
        surgery(template(), added={"customXml/item9.xml": b"<a>Secret of A. Clerk</a>"}),
        surgery(template(), added={"../../outside.xml": b"<a>Secret of A. Clerk</a>"}),
    ],
    ids=["text", "template of its own", "comments", "custom XML", "a part outside"],
)
def test_nothing_of_a_template_travels_but_its_looks(content: bytes) -> None:
    made = docx_bytes(making.document(), content)
    assert reread(made, Format.DOCX, making.document()) == ()
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    whole = b"".join(parts.values())
    assert b"Office for Wiltshire" in whole
    assert not any(words in whole for words in (b"Secret", b"Clerk", b"x.invalid"))
    assert not any("comment" in name or ".." in name or "custom" in name for name in parts)
