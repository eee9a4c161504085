"""Fonts in the file: glyphs are placed by their own number, so that what was shaped is what is drawn.

Each face becomes a CID font with Identity-H (ISO 32000-1, 9.7.4): a code is a glyph number. ReportLab's own
TrueType fonts are reached through characters, and most shaped glyphs have none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import fontTools.subset
import fontTools.ttLib
from reportlab.pdfbase import pdfdoc as reportlab_pdfdoc

from printing.canvas import Canvas

pdfdoc: Any = reportlab_pdfdoc  # they carry no types
ttlib: Any = fontTools.ttLib
subset: Any = fontTools.subset

_KEPT_TABLES: Final = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp"})
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
    with ttlib.TTFont(file, lazy=True) as font:
        options = subset.Options(retain_gids=True, hinting=False, notdef_outline=True, glyph_names=False)
        options.drop_tables = sorted(set(font.keys()) - _KEPT_TABLES)
        subsetter = subset.Subsetter(options)
        subsetter.populate(gids=glyphs)
        subsetter.subset(font)
        written = BytesIO()
        font.save(written)
    return written.getvalue()


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
    with ttlib.TTFont(file, lazy=True) as font:
        head, hhea, order = font["head"], font["hhea"], font.getGlyphOrder()
        em = 1000 / head.unitsPerEm
        return _Face(
            tuple(round(edge * em) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)),
            round(hhea.ascent * em),
            round(hhea.descent * em),
            tuple(round(font["hmtx"].metrics[name][0] * em) for name in order),
        )


def _stream(document: Any, content: bytes) -> Any:
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress] if document.compression else None)
