"""What somebody wants printed: the manners it can be printed in, and how its sheets are made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from exhibitions.publishing.pictures import WIDTHS, as_seen
from fanzines.library.given_out import Kind
from fanzines.model import Direction, Fold
from kiosk.facilitator.desk import Desk
from kiosk.keeping.keeper import Keeper
from kiosk.language import N_
from kiosk.printing.copies import Copies, CopiesOfMany, not_agreed
from printing.folding.imposition import MINI_PAGES
from printing.folding.inking import InkFile
from printing.folding.leaflet import LEAFLET_PAGES
from printing.folding.sheeting import Product, Sheeting
from printing.folding.sheets import PressRefused
from printing.inks.ink import Kind as InkKind
from printing.paper import A1, A2, A3, A5, A6, A7, EVERYDAY_GRAMS, SIZES, PaperSize, thickness
from printing.products.booklet import press_files


@dataclass(frozen=True, slots=True)
class Manner:
    """One way to print it: its picture (see `becoming`), a name among the app's messages, how it is laid out.

    `sizes` are those of a finished page to choose from; `page` whether one of the pages is chosen: the
    poster. `most` is how many pages it holds, where not any number.
    """

    name: str
    text: str
    sheeting: Sheeting
    sizes: tuple[PaperSize, ...] = ()
    page: bool = False
    most: int = 0


@dataclass(frozen=True, slots=True)
class Pressed:
    """Sheets, a file for each ink, and the copies that go out with them."""

    files: tuple[InkFile, ...]
    copies: Copies | CopiesOfMany | None = None

    @property
    def only(self) -> bytes:
        """The one file. PressRefused for several inks."""
        if len(self.files) > 1:
            raise PressRefused("A file for each ink: put them on a stick, for the risograph.")
        return self.files[0].pdf


@dataclass(frozen=True, slots=True)
class Errand:
    """What is printed. `name` is what a file of it is called, `back` the place it was asked for in.

    `press` gives the sheets; it may be slow. PressRefused, LibraryError, OSError. `first` is the manner and
    `paper` the paper it begins with; `papers` are those it may be printed on, and `inks` the kinds of ink.
    """

    name: str
    back: str
    manners: tuple[Manner, ...]
    press: Callable[[Sheeting], Pressed]
    direction: Direction = Direction.LTR
    """The way of what is printed: it is folded the other way when it reads the other way."""
    pages: int = 1
    first: Manner | None = None
    paper: PaperSize | None = None
    papers: tuple[PaperSize, ...] = tuple(SIZES.values())
    inks: tuple[InkKind, ...] = tuple(InkKind)

    @property
    def fitting(self) -> tuple[Manner, ...]:
        """The manners that hold all of its pages."""
        return tuple(one for one in self.manners if not one.most or self.pages <= one.most)

    @property
    def begins(self) -> Manner:
        """The manner it begins with: the first that holds all pages, unless another one is wanted."""
        return self.first or next(iter(self.fitting), self.manners[0])


EACH_INK: Final = N_("A file for each ink: put them on a stick, for the risograph.")
_PAPER: Final = thickness(EVERYDAY_GRAMS)
MINI: Final = Manner("mini", N_("Folded small, one sheet"), Sheeting(Product.MINI), most=MINI_PAGES)
MINI_POSTER: Final = Manner(
    "mini-poster", N_("Folded small, a poster inside"), Sheeting(Product.MINI), page=True, most=MINI_PAGES + 1
)
BOOKLET: Final = Manner("booklet", N_("A booklet with staples"), Sheeting(Product.SADDLE, thickness=_PAPER))
POCKET: Final = Manner(
    "pocket",
    N_("A pocket booklet, cut and stapled"),
    Sheeting(Product.SADDLE, page=A6, thickness=_PAPER),
)
TINY: Final = Manner(
    "tiny", N_("A tiny booklet, cut and stapled"), Sheeting(Product.SADDLE, page=A7, thickness=_PAPER)
)
ACCORDION: Final = Manner("accordion", N_("To and fro, like an accordion"), Sheeting(Product.ACCORDION))
LEAFLET: Final = Manner("leaflet", N_("A leaflet in thirds"), Sheeting(Product.LEAFLET), most=LEAFLET_PAGES)
CARDS: Final = Manner("cards", N_("Cards, cut apart"), Sheeting(Product.SINGLE, page=A6), (A5, A6, A7))
POSTER: Final = Manner("poster", N_("A sheet for every page"), Sheeting(Product.POSTER))
TILES: Final = Manner(
    "tiles",
    N_("A large poster, glued from sheets"),
    Sheeting(Product.TILES, page=A3),
    (A3, A2, A1),
    page=True,
)
FOLDED: Final = (MINI, BOOKLET, POCKET, TINY, MINI_POSTER, ACCORDION, LEAFLET, CARDS, POSTER, TILES)
_POSTERS: Final = (POSTER, TILES, CARDS)
_LARGE: Final = {A3: 1754, A2: 2480, A1: 3508}
"""How many pixels across the page of a large poster is pictured: 150 to the inch."""


def copies_for_others(desk: Desk, keeper: Keeper, fanzine_id: str) -> Copies:
    """Its copies on paper, as long as its maker agrees."""
    return Copies(keeper, fanzine_id, Kind.PAPER, lambda: desk.released_for_paper(fanzine_id) is not None)


def fanzine_errand(desk: Desk, keeper: Keeper, fanzine_id: str, back: str) -> Errand:
    """A fanzine for others: whether its maker agrees is asked anew when it is made, and once it is noted.

    Its pages leave as pictures: what she covered is in no file that is carried away or sent to a printer.
    """
    photos, released = keeper.photo_source(), desk.released_for_paper(fanzine_id)
    is_poster = released is not None and released.fanzine.fold is Fold.POSTER
    copies = copies_for_others(desk, keeper, fanzine_id)
    usual = WIDTHS.on_paper(Fold.POSTER if is_poster else Fold.SADDLE)

    def press(sheeting: Sheeting) -> Pressed:
        found = desk.released_for_paper(fanzine_id)
        if found is None:
            raise not_agreed()
        large = sheeting.page if sheeting.product is Product.TILES else None
        width = _LARGE[large] if large else usual
        return Pressed(press_files(*as_seen(found.fanzine, photos, width), sheeting), copies)

    way, pages = Direction.LTR, 1
    if released is not None:
        way, pages = released.fanzine.direction, len(released.fanzine.folded.pages)
    return Errand("fanzine", back, _POSTERS if is_poster else FOLDED, press, way, pages)
