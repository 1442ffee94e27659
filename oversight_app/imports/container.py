"""The zip file that an .xlsx or .ods is, checked before any reader sees it.

A reader that is given one stray far cell, or a part that unpacks to a thousand times its size,
takes the whole process down with it. So each part is unpacked here first, a little at a time,
within limits, and thrown away.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from oversight_app.imports import limits
from oversight_app.imports.extent import OdsExtent, PartScan, XlsxExtent
from oversight_app.imports.refusals import Reason, Refused

_END = b"PK\x05\x06"
_ZIP64 = b"PK\x06\x07"
_LOCAL = struct.Struct("<4s22xHH")
_CHUNK = 2**20
_ENCRYPTED_FLAG = 1
_NO_SHEET = ("sharedStrings.xml", "styles.xml", "calcChain.xml")


@dataclass(frozen=True, slots=True)
class Container:
    """A workbook that passed: which kind, how much it unpacks to, how many cells it spans."""

    kind: str
    unpacked: int
    cells: int


def check(data: bytes, *, a_return: bool = False) -> Container:
    """Return what a zip file holds if it is a sound workbook; Refused for anything else.

    A return is let be larger than a file whose rows are all held at once.
    """
    most = limits.MAX_CELLS_OF_A_RETURN if a_return else limits.MAX_CELLS
    unpacked = limits.MAX_UNPACKED_OF_A_RETURN if a_return else limits.MAX_UNPACKED_BYTES
    parts = _directory(data, unpacked)
    kind = _kind(data, parts)
    cells = 0
    for info in parts.values():
        scan = _scan_for(kind, info.filename, most)
        for chunk in _unpacked(data, info):
            scan.feed(chunk)
        cells += scan.finish()
    if cells > most:
        raise Refused(Reason.TOO_MANY_CELLS, f"{cells:,}")
    return Container(kind, sum(info.file_size for info in parts.values()), cells)


def _directory(data: bytes, most_unpacked: int) -> dict[str, zipfile.ZipInfo]:
    """Return the parts by name, from the zip directory alone."""
    end = data.rfind(_END, max(0, len(data) - 65_557))
    if end < 0 or len(data) < end + 22:
        raise Refused(Reason.DAMAGED)
    entries, size = struct.unpack_from("<HI", data, end + 10)
    if _ZIP64 in data[max(0, end - 20) : end] or entries > limits.MAX_PARTS:
        raise Refused(Reason.BOMB)
    if size > limits.MAX_DIRECTORY_BYTES:
        raise Refused(Reason.BOMB)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as error:
        raise Refused(Reason.DAMAGED) from error
    parts = {info.filename: info for info in listed}
    if len(parts) != len(listed):
        raise Refused(Reason.DAMAGED)
    if any(info.flag_bits & _ENCRYPTED_FLAG for info in listed):
        raise Refused(Reason.PASSWORD)
    if sum(info.file_size for info in listed) > most_unpacked:
        raise Refused(Reason.BOMB)
    for info in listed:
        swollen = info.file_size > limits.MAX_PART_RATIO * max(info.compress_size, 1)
        if swollen and info.file_size > limits.RATIO_MATTERS_FROM:
            raise Refused(Reason.BOMB)
    return parts


def _kind(data: bytes, parts: dict[str, zipfile.ZipInfo]) -> str:
    """Return ``xlsx`` or ``ods`` by what the parts are; Refused for any other zip file."""
    if "[Content_Types].xml" in parts and "xl/workbook.xml" in parts:
        return "xlsx"
    if "xl/workbook.bin" in parts:
        raise Refused(Reason.OLD_EXCEL)
    if "encrypted-package" in parts:
        raise Refused(Reason.PASSWORD)
    manifest = parts.get("META-INF/manifest.xml")
    if manifest and b"encryption-data" in b"".join(_unpacked(data, manifest)):
        raise Refused(Reason.PASSWORD)
    mimetype = parts.get("mimetype")
    if mimetype and "content.xml" in parts:
        said = b"".join(_unpacked(data, mimetype))
        if said.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
            return "ods"
    raise Refused(Reason.NOT_A_SPREADSHEET)


def _scan_for(kind: str, name: str, most_cells: int) -> PartScan:
    if kind == "ods" and name == "content.xml":
        return OdsExtent(most_cells)
    if kind == "xlsx" and not name.endswith(_NO_SHEET):
        return XlsxExtent(most_cells)
    return PartScan()


def _unpacked(data: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a part unpacked, a chunk at a time, and never more than the directory says.

    Our own few lines rather than ``ZipFile.open``, which stops at the size the directory
    claims: a reader that goes on to the end of the packed data would get the rest.
    """
    start = info.header_offset
    if start < 0 or start + 30 > len(data):
        raise Refused(Reason.DAMAGED)
    signature, name_length, extra_length = _LOCAL.unpack_from(data, start)
    start += 30 + name_length + extra_length
    packed = memoryview(data)[start : start + info.compress_size]
    if signature != b"PK\x03\x04" or len(packed) != info.compress_size:
        raise Refused(Reason.DAMAGED)
    chunks: Iterator[bytes]
    if info.compress_type == zipfile.ZIP_STORED:
        chunks = (bytes(packed[at : at + _CHUNK]) for at in range(0, len(packed), _CHUNK))
    elif info.compress_type == zipfile.ZIP_DEFLATED:
        chunks = _inflated(packed)
    else:
        raise Refused(Reason.DAMAGED)
    size = check_sum = 0
    for chunk in chunks:
        size += len(chunk)
        if size > info.file_size:
            raise Refused(Reason.BOMB)
        check_sum = zlib.crc32(chunk, check_sum)
        yield chunk
    if size != info.file_size or check_sum != info.CRC:
        raise Refused(Reason.DAMAGED)


def _inflated(packed: memoryview) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-15)
    try:
        for at in range(0, len(packed), 2**16):
            feed = bytes(packed[at : at + 2**16])
            while feed and not inflater.eof:
                if chunk := inflater.decompress(feed, _CHUNK):
                    yield chunk
                feed = inflater.unconsumed_tail
        if rest := inflater.flush():
            yield rest
    except zlib.error as error:
        raise Refused(Reason.DAMAGED) from error
    if not inflater.eof or inflater.unused_data:
        raise Refused(Reason.DAMAGED)
