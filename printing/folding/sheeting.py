"""How a fanzine comes onto sheets of paper: the product, the paper, how backs turn, marks, bleed, ink.

What a maker folds is the fanzine's own (`fanzines.model.Fold`). Any fanzine can be printed as any product.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fanzines.model import Fold
from printing.inks.ink import COLOUR, Ink
from printing.paper import A4, PRINTER_MARGIN_MM, PaperSize, Weight, thickness

OVERLAP_MM: Final = 10.0


class Product(StrEnum):
    """What is made of the sheets."""

    MINI = "mini"
    """One sheet, eight pages, one cut."""
    SADDLE = "saddle"
    """A booklet, stapled in its fold."""
    ACCORDION = "accordion"
    """Strips of four panels, folded to and fro; strips that follow are joined."""
    LEAFLET = "leaflet"
    """One sheet, folded twice into thirds: six pages."""
    SINGLE = "single"
    """Pages cut apart, such as cards."""
    POSTER = "poster"
    """A sheet for every page."""
    TILES = "tiles"
    """A page larger than the sheets, put together from several."""


class Flip(StrEnum):
    """The edge of the sheet over which the printer turns it for its back."""

    SHORT = "short"
    LONG = "long"


class Part(StrEnum):
    """Which sides are wanted: for printers without duplex fronts and backs are printed apart."""

    BOTH = "both"
    FRONTS = "fronts"
    BACKS = "backs"


class Share(StrEnum):
    """What lies side by side on a sheet that holds several small booklets or cards."""

    STACK = "stack"
    """One copy: cut, and lay each pile on the next (from the top left, row by row)."""
    COPIES = "copies"
    """The same on each part: as many copies as parts."""
    FILL = "fill"
    """As few copies as leave no part of any sheet blank, one after the other as in a stack."""


@dataclass(frozen=True, slots=True)
class Sheeting:
    """How a fanzine comes onto sheets.

    `page` is a finished page's size: of a booklet or a card (half the sheet when None), of a tiled poster (A3
    when None). `thickness` is the paper's, `overlap` that of tiles, `bleed` and `margin` the printer's: mm.
    `signature` is how many sheets are folded together at most (0: all). `poster` is a page that is printed on
    the back of a mini zine, or the only one to be tiled. `marks` of None draws those without which one cannot
    cut. `backs_reversed` puts the last back first, for a pile put back as it came out. `inset` keeps pages
    of booklets and cards inside the margin too.
    """

    product: Product = Product.MINI
    paper: PaperSize = A4
    page: PaperSize | None = None
    thickness: float = 0.0
    flip: Flip = Flip.SHORT
    part: Part = Part.BOTH
    backs_reversed: bool = False
    signature: int = 0
    share: Share = Share.STACK
    two_sided: bool = False
    """An accordion's: read on along its back."""
    poster: int | None = None
    overlap: float = OVERLAP_MM
    marks: bool | None = None
    bleed: float = 0.0
    margin: float = PRINTER_MARGIN_MM
    inset: bool = False
    ink: Ink = COLOUR

    @property
    def page_margin(self) -> float:
        """How far inside their panels pages of booklets and cards lie, mm."""
        return self.margin if self.inset else 0.0

    @property
    def both_sides(self) -> bool:
        """Whether sheets are printed on both sides."""
        match self.product:
            case Product.SADDLE | Product.LEAFLET:
                return True
            case Product.MINI:
                return self.poster is not None
            case Product.ACCORDION:
                return self.two_sided
            case _:
                return False


def inner_thickness(product: Product, weight: Weight) -> float:
    """The `Sheeting.thickness` (mm) on such paper: sheets that are folded into one another push pages out."""
    return thickness(weight.grams) if product is Product.SADDLE else 0.0


def for_fold(fold: Fold, paper: PaperSize = A4, *, thickness: float = 0.0) -> Sheeting:
    """The sheeting of the fold that a maker chose."""
    return Sheeting(Product(fold.value), paper, thickness=thickness)
