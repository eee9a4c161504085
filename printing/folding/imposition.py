"""Which page goes where on which side of which sheet, so that folding puts the pages in order.

Each family of folds has a module of its own; this one asks them, and turns backs as the printer needs them.
"""

from dataclasses import replace
from typing import Final

from fanzines.model import Direction
from printing.folding.accordion import accordion, accordion_copies, accordion_places
from printing.folding.leaflet import LEAFLET_PAGES, leaflet
from printing.folding.mini import MINI_PAGES, mini_zine
from printing.folding.saddle import booklet_copies, booklet_places, booklets, saddle
from printing.folding.sheeting import Flip, Part, Product, Sheeting
from printing.folding.sheets import Panel, PressRefused, Rect, Sheet, Side, half_turned
from printing.folding.singles import poster, single_copies, singles
from printing.folding.tiles import tiles

_NO_BACKS: Final = "This is printed on one side only: it has no backs."
_NO_SUCH_PAGE: Final = "There is no such page to print on the back."


def imposed(pages: int, sheeting: Sheeting, direction: Direction) -> tuple[Sheet, ...]:
    """The sheets, the first one first, backs turned for the edge they are flipped on. Raises PressRefused."""
    return tuple(_as_turned(sheet, sheeting.flip) for sheet in _folded(pages, sheeting, direction))


def printed_sides(sheets: tuple[Sheet, ...], sheeting: Sheeting) -> tuple[tuple[Sheet, Side], ...]:
    """The sides in the order in which they are printed. PressRefused for backs where there are none."""
    match sheeting.part:
        case Part.BOTH:
            return tuple((sheet, side) for sheet in sheets for side in sheet.sides)
        case Part.FRONTS:
            return tuple((sheet, sheet.front) for sheet in sheets)
        case Part.BACKS:
            backs = [(sheet, sheet.back) for sheet in sheets if sheet.back]
            if not backs:
                raise PressRefused(_NO_BACKS)
            return tuple(reversed(backs) if sheeting.backs_reversed else backs)


def places(pages: int, sheeting: Sheeting) -> int:
    """How many pages the folded fanzine has, with its blank ones."""
    match sheeting.product:
        case Product.MINI:
            return max(pages, MINI_PAGES)
        case Product.SADDLE:
            return booklet_places(pages)
        case Product.ACCORDION:
            return accordion_places(pages, two_sided=sheeting.two_sided)
        case Product.LEAFLET:
            return max(pages, LEAFLET_PAGES)
        case _:
            return pages


def copies_on_sheets(pages: int, sheeting: Sheeting) -> int:
    """How many copies of a fanzine its sheets are, printed once. Raises PressRefused."""
    match sheeting.product:
        case Product.SADDLE:
            return booklet_copies(pages, sheeting)
        case Product.SINGLE:
            return single_copies(pages, sheeting)
        case Product.ACCORDION:
            return accordion_copies(pages, two_sided=sheeting.two_sided)
        case _:
            return 1


def _folded(pages: int, sheeting: Sheeting, direction: Direction) -> tuple[Sheet, ...]:
    match sheeting.product:
        case Product.MINI:
            back = sheeting.poster
            if back is not None and not 0 <= back < pages:
                raise PressRefused(_NO_SUCH_PAGE)
            return mini_zine(pages, sheeting.paper, direction, margin=sheeting.margin, poster=back)
        case Product.SADDLE:
            return booklets(pages, sheeting, direction)
        case Product.ACCORDION:
            return accordion(pages, sheeting, direction)
        case Product.LEAFLET:
            return leaflet(pages, sheeting, direction)
        case Product.SINGLE:
            return singles(pages, sheeting)
        case Product.POSTER:
            return poster(pages, sheeting.paper, margin=sheeting.margin)
        case Product.TILES:
            return tiles(pages, sheeting)


def _as_turned(sheet: Sheet, flip: Flip) -> Sheet:
    """Turned about a level line instead of an upright one, a back has to stand on its head."""
    level = (flip is Flip.SHORT) == sheet.paper.is_upright
    if sheet.back is None or not level:
        return sheet
    return replace(sheet, back=half_turned(sheet.back, sheet.paper))


__all__ = [
    "MINI_PAGES",
    "Panel",
    "PressRefused",
    "Rect",
    "Sheet",
    "Side",
    "copies_on_sheets",
    "imposed",
    "mini_zine",
    "places",
    "poster",
    "printed_sides",
    "saddle",
]
