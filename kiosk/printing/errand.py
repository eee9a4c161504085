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
from kiosk.printing.copies import Copies, not_agreed
from printing.folding.sheeting import Product, Sheeting
from printing.paper import A6
from printing.products.booklet import press_sheets


@dataclass(frozen=True, slots=True)
class Manner:
    """One way to print it: an icon, a name among the app's messages, and how it comes onto sheets."""

    name: str
    icon: str
    text: str
    sheeting: Sheeting


@dataclass(frozen=True, slots=True)
class Errand:
    """What is printed. `name` is what a file of it is called, `back` the place it was asked for in.

    `make` gives the sheets; it may be slow, and raises PressRefused, LibraryError, OSError.
    """

    name: str
    back: str
    manners: tuple[Manner, ...]
    make: Callable[[Sheeting], bytes]
    copies: Copies | None = None
    direction: Direction = Direction.LTR
    """The way of what is printed: it is folded the other way when it reads the other way."""


MINI: Final = Manner("mini", "scissors", N_("Folded small, one sheet"), Sheeting(Product.MINI))
BOOKLET: Final = Manner("booklet", "book-open", N_("A booklet with staples"), Sheeting(Product.SADDLE))
POCKET: Final = Manner(
    "pocket", "book", N_("A pocket booklet, cut and stapled"), Sheeting(Product.SADDLE, page=A6)
)
ACCORDION: Final = Manner(
    "accordion", "waves", N_("To and fro, like an accordion"), Sheeting(Product.ACCORDION)
)
POSTER: Final = Manner("poster", "frame-corners", N_("A sheet for every page"), Sheeting(Product.POSTER))
_FOLDED: Final = (MINI, BOOKLET, POCKET, ACCORDION, POSTER)


def copies_for_others(desk: Desk, keeper: Keeper, fanzine_id: str) -> Copies:
    """Its copies on paper, as long as its maker agrees."""
    return Copies(keeper, fanzine_id, Kind.PAPER, lambda: desk.released_for_paper(fanzine_id) is not None)


def fanzine_errand(desk: Desk, keeper: Keeper, fanzine_id: str, back: str) -> Errand:
    """A fanzine for others: whether its maker agrees is asked anew when it is made, and once it is noted.

    Its pages leave as pictures: what she covered is in no file that is carried away or sent to a printer.
    """
    photos, released = keeper.photo_source(), desk.released_for_paper(fanzine_id)
    is_poster = released is not None and released.fanzine.fold is Fold.POSTER
    width = WIDTHS.on_paper(Fold.POSTER if is_poster else Fold.SADDLE)

    def make(sheeting: Sheeting) -> bytes:
        found = desk.released_for_paper(fanzine_id)
        if found is None:
            raise not_agreed()
        return press_sheets(*as_seen(found.fanzine, photos, width), sheeting)

    manners = (POSTER,) if is_poster else _FOLDED
    way = released.fanzine.direction if released is not None else Direction.LTR
    return Errand("fanzine", back, manners, make, copies_for_others(desk, keeper, fanzine_id), way)
