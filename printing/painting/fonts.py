"""Fonts in the file: glyphs are placed by their own number, so that what was shaped is what is drawn.

Each face becomes a CID font with Identity-H (ISO 32000-1, 9.7.4): a code is a glyph number. ReportLab's own
TrueType fonts are reached through characters, and most shaped glyphs have none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from struct import unpack_from
from typing import Any, Final

import uharfbuzz
from reportlab.pdfbase import pdfdoc as reportlab_pdfdoc

from printing.painting.canvas import Canvas

pdfdoc: Any = reportlab_pdfdoc  # they carry no types
hb: Any = uharfbuzz

_KEPT_TABLES: Final = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp"})
_HEAD_BOX: Final = 36
_HHEA_HEIGHTS: Final = 4
_SYMBOLIC: Final = 4
_CMAP: Final = """/CIDInit /ProcSet findresource begin
12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{blocks}
endcmap CMapName currentdict /CMap defineresource pop end end"""
_CMAP_BLOCK: Final = 100
_NOTHING: Final = "\u200b"


@dataclass(frozen=True, slots=True)
class _Face:
    """What a reader of the file is told about a face, in thousandths of its em."""

    box: tuple[int, ...]
    ascent: int
    descent: int
    advances: tuple[int, ...]


class EmbeddedFont:
    """One face in one document. It gathers glyphs while pages are drawn and is written at the end."""

    def __init__(self, file: Path, name: str) -> None:
        self.file = file
        self.name = name
        self._text: dict[int, str] = {}

    def use(self, glyph: int, text: str) -> None:
        """Note that the glyph is drawn, and for which text (nothing for a part of a letter)."""
        if not self._text.get(glyph):
            self._text[glyph] = text

    def advance(self, glyph: int) -> float:
        """How wide the glyph is, in ems."""
        return _face(self.file).advances[glyph] / 1000

    def addObjects(self, document: Any) -> None:  # noqa: N802 - ReportLab calls it by this name
        """Write the font, cut down to what was used, into the document's fonts."""
        glyphs, advances = tuple(sorted(self._text)), _face(self.file).advances
        descendant = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": self._full_name,
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
            ),
            "CIDToGIDMap": "/Identity",
            "W": pdfdoc.PDFArray([part for g in glyphs for part in (g, pdfdoc.PDFArray([advances[g]]))]),
            "FontDescriptor": document.Reference(self._descriptor(document, glyphs)),
        }
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": self._full_name,
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(pdfdoc.PDFDictionary(descendant))]),
            "ToUnicode": document.Reference(_stream(document, to_unicode(self._text))),
        }
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.name] = document.Reference(pdfdoc.PDFDictionary(font))

    @property
    def _full_name(self) -> str:
        return f"/AAAAAA+{self.file.stem}"

    def _descriptor(self, document: Any, glyphs: tuple[int, ...]) -> Any:
        face = _face(self.file)
        program = _stream(document, cut_down(self.file, glyphs))
        program.dictionary["Length1"] = len(program.content)
        values = {
            "Type": "/FontDescriptor",
            "FontName": self._full_name,
            "Flags": _SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(face.box),
            "ItalicAngle": 0,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.ascent,
            "StemV": 80,
            "FontFile2": document.Reference(program),
        }
        return pdfdoc.PDFDictionary(values)


def embedded(canvas: Canvas, file: Path) -> EmbeddedFont:
    """The face as it is in this canvas's document, put there when it was not yet."""
    fonts = canvas._doc.delayedFonts
    for font in fonts:
        if isinstance(font, EmbeddedFont) and font.file == file:
            return font
    font = EmbeddedFont(file, f"G{len(fonts) + 1}")
    fonts.append(font)
    return font


@lru_cache(maxsize=32)
def cut_down(file: Path, glyphs: tuple[int, ...]) -> bytes:
    """The face with the outlines of those glyphs only, under the numbers they had."""
    face = _hb_face(file)
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.glyph_set.set(list(glyphs))
    wanted.drop_table_tag_set.set([_tag(table) for table in face.table_tags if table not in _KEPT_TABLES])
    cut: bytes = hb.subset(face, wanted).blob.data
    return cut


def to_unicode(text: Mapping[int, str]) -> bytes:
    """The CMap from glyph numbers to the text they stand for (ISO 32000-1, 9.10.3)."""
    lines = [f"<{glyph:04X}> <{utf16(text[glyph] or _NOTHING)}>" for glyph in sorted(text)]
    blocks = []
    for at in range(0, len(lines), _CMAP_BLOCK):
        block = lines[at : at + _CMAP_BLOCK]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return _CMAP.format(blocks="\n".join(blocks)).encode("ascii")


def utf16(text: str) -> str:
    """The text as PDF writes it in hexadecimal, without a byte order mark."""
    return text.encode("utf-16-be").hex().upper()


@lru_cache(maxsize=64)
def _face(file: Path) -> _Face:
    """Places in `head` and `hhea` are those of ISO 14496-22, 5.2.1 and 5.2.4."""
    face = _hb_face(file)
    head, hhea = (face.reference_table(table).data for table in ("head", "hhea"))
    em = 1000 / face.upem
    ascent, descent = unpack_from(">2h", hhea, _HHEA_HEIGHTS)
    font = hb.Font(face)
    return _Face(
        tuple(round(edge * em) for edge in unpack_from(">4h", head, _HEAD_BOX)),
        round(ascent * em),
        round(descent * em),
        tuple(round(font.get_glyph_h_advance(glyph) * em) for glyph in range(face.glyph_count)),
    )


def _hb_face(file: Path) -> Any:
    return hb.Face(hb.Blob.from_file_path(str(file)))


def _tag(table: str) -> int:
    return int.from_bytes(table.encode("ascii"), "big")


def _stream(document: Any, content: bytes) -> Any:
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress] if document.compression else None)
