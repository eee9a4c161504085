"""What sheets of the press are drawn with: words, icons, bars, codes; in mm from the sheet's top left."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import Any, Final

import uharfbuzz
from reportlab.lib.utils import ImageReader

import assets
from fanzines.model import Align, Direction, Placement, Words
from fanzines.typesetting import set_words
from printing.painting.canvas import FILL, RESTORE, SAVE, Canvas, fill, matrix, number, placement_matrix
from printing.painting.fonts import embedded
from printing.painting.qr import draw_qr, qr_side
from printing.painting.words import paint_words
from printing.paper import POINTS_PER_MM

INK: Final = "#1E1B18"
QUIET: Final = "#5B534A"
CORAL: Final = "#FF5C4D"
BLUE: Final = "#0F6FB4"
YELLOW: Final = "#FFD23F"
FAINT: Final = "#B9AE9A"
NO_ID: Final = "0" * 16

_BAR: Final = ((0.0, 0.3), (16.0, 0.0), (15.6, 1.5), (0.3, 1.7))

_PATCHES: Final = (
    (((9, 10), (46, 5), (52, 52), (12, 55)), BLUE),
    (((34, 13), (72, 8), (77, 50), (37, 57)), CORAL),
    (((64, 6), (105, 12), (108, 53), (67, 48)), YELLOW),
)

hb: Any = uharfbuzz  # they carry no types
reader: Any = ImageReader

Points = Iterable[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Said:
    """Words in a language (BCP 47, or empty)."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is being drawn: its canvas, size in mm, and the way it is read.

    `side` is the way of most letters on the printed side (see printing/painting/readable.py), if another.
    """

    canvas: Canvas
    width: float
    height: float
    reading: Direction = Direction.LTR
    side: Direction | None = None

    @property
    def rtl(self) -> bool:
        """Whether it begins on the right."""
        return self.reading is Direction.RTL

    def mirrored(self, left: float, width: float) -> float:
        """Where something begins that has so much room from the side where reading starts."""
        return self.width - left - width if self.rtl else left

    def words(self, words: Words, top: float) -> float:
        """Draw words at that height; returns how deep they are."""
        placed = replace(words, placement=replace(words.placement, y=top))
        upside = matrix(POINTS_PER_MM, 0, 0, -POINTS_PER_MM, 0, self.height * POINTS_PER_MM)
        self.canvas.addLiteral(f"{SAVE} {upside} {placement_matrix(placed.placement)}")
        paint_words(self.canvas, placed, self.side or self.reading)
        self.canvas.addLiteral(RESTORE)
        return depth(words)

    def icon(self, name: str, left: float, middle: float, size: float, colour: str = INK) -> None:
        """One icon of the house, its box beginning there."""
        font = embedded(self.canvas, assets.path("icons", "phosphor.ttf"))
        glyph = glyph_of(name)
        font.use(glyph, "")
        em = size * 0.9 * POINTS_PER_MM
        x, y = left * POINTS_PER_MM, (self.height - middle) * POINTS_PER_MM - em / 2
        self.canvas.addLiteral(
            f"{SAVE} {fill(colour)} BT /{font.name} {number(em)} Tf 1 0 0 1 {number(x)} {number(y)} Tm "
            f"<{glyph:04X}> Tj ET {RESTORE}"
        )

    def bar(self, left: float, top: float, colour: str = CORAL, stretch: float = 1.0) -> None:
        """The uneven strip below a title."""
        self.shape(((left + x * stretch, top + y) for x, y in _BAR), colour)

    def shape(self, points: Points, colour: str) -> None:
        """A filled shape."""
        path = " ".join(
            f"{number(x * POINTS_PER_MM)} {number((self.height - y) * POINTS_PER_MM)} {'l' if at else 'm'}"
            for at, (x, y) in enumerate(points)
        )
        self.canvas.addLiteral(f"{SAVE} {fill(colour)} {path} h {FILL} {RESTORE}")

    def code(self, text: str, left: float, top: float, module: float) -> float:
        """A QR code on its white ground; returns the ground's side in mm."""
        side = qr_side(text) * module
        x, y = left * POINTS_PER_MM, (self.height - top - side) * POINTS_PER_MM
        draw_qr(self.canvas, text, x, y, module)
        return side

    def patches(self, left: float, top: float, width: float) -> None:
        """Three pieces of cut paper that overlap: the mark of the house, so wide."""
        scale = width / 120
        for points, colour in _PATCHES:
            self.shape(((left + x * scale, top + y * scale) for x, y in points), colour)

    def picture(self, jpeg: bytes, left: float, top: float, width: float, height: float) -> None:
        """A photograph or page, stretched to that box."""
        x, y = left * POINTS_PER_MM, (self.height - top - height) * POINTS_PER_MM
        self.canvas.drawImage(reader(BytesIO(jpeg)), x, y, width * POINTS_PER_MM, height * POINTS_PER_MM)


def words_in(
    said: Said,
    left: float,
    width: float,
    size: float,
    *,
    face: str = "noto",
    colour: str = INK,
    rtl: bool = False,
    centred: bool = False,
) -> Words:
    """Words in a column that begin where the sheet does, whichever way they run themselves."""
    side = Align.START if runs_rtl(said) is rtl else Align.END
    middle = Placement(left + width / 2, 0.0)
    align = Align.CENTRE if centred else side
    return Words(NO_ID, middle, said.text, width, size, colour, face, align, language=said.language)


def depth(words: Words) -> float:
    """How deep words are, mm."""
    return set_words(words).height


def largest(make: Sequence[Words], height: float) -> Words:
    """The first of the settings that is no deeper than that, or the last."""
    return next((words for words in make if depth(words) <= height), make[-1])


def runs_rtl(said: Said) -> bool:
    """Which way words run: by their first letter that has a direction."""
    kinds = (unicodedata.bidirectional(letter) for letter in said.text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


@cache
def glyph_of(icon: str) -> int:
    """The number of an icon's glyph. KeyError for an unknown one."""
    codepoints = json.loads(assets.text("icons", "codepoints.json"))
    face = hb.Face(hb.Blob.from_file_path(str(assets.path("icons", "phosphor.ttf"))))
    return int(hb.Font(face).get_nominal_glyph(codepoints[icon]))


def no_photo(digest: str) -> bytes:
    """The photographs of a page that has none."""
    raise KeyError(digest)
