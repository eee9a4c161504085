"""All guides there are, by what somebody holds in her hands."""

from collections.abc import Callable, Iterator

from fanzines.model import Direction, Fold
from printing.folding.accordion import STRIPS
from printing.folding.imposition import copies_on_sheets
from printing.folding.saddle import booklet_grid
from printing.folding.sheeting import Product, Sheeting
from printing.folding.singles import single_grid
from printing.products.guides.cutting import cutting_steps
from printing.products.guides.leaflets import accordion_guide, letter_guide
from printing.products.guides.mini import mini_guide
from printing.products.guides.pile import pile_guide
from printing.products.guides.saddle import saddle_guide
from printing.products.guides.scene import Guide
from printing.products.guides.tiling import tiling_guide


def guide_for(what: Fold | Product, direction: Direction) -> Guide | None:
    """How printed sheets of that become a fanzine; None where nothing is folded or put together."""
    makers: dict[str, Callable[[Direction], Guide]] = {
        Product.MINI: mini_guide,
        Product.SADDLE: saddle_guide,
        Product.ACCORDION: accordion_guide,
        Product.LEAFLET: letter_guide,
        Product.TILES: lambda _direction: tiling_guide(),
    }
    maker = makers.get(what.value)
    return maker(direction) if maker else None


def guide_for_sheets(pages: int, sheeting: Sheeting, direction: Direction) -> Guide | None:
    """The same for a fanzine of so many pages on such sheets: cut first where several lie side by side.

    PressRefused when it cannot be printed so.
    """
    folded, way = guide_for(sheeting.product, direction), direction.value
    match sheeting.product:
        case Product.SADDLE:
            places = booklet_grid(sheeting)
        case Product.SINGLE:
            places = single_grid(sheeting)
        case Product.ACCORDION:
            assert folded is not None
            return Guide(f"strips-{way}", (*cutting_steps(1, STRIPS, piled=False), *folded.steps))
        case _:
            return folded
    if len(places.cells) == 1:
        return folded
    piled = copies_on_sheets(pages, sheeting) < len(places.cells)
    columns, rows = places.columns, len(places.cells) // places.columns
    cutting = cutting_steps(columns, rows, piled=piled, lying=not places.paper.is_upright)
    steps = (*cutting, *(folded.steps if folded else ()))
    return Guide(f"{sheeting.product.value}-{columns}-{rows}-{'piled' if piled else 'apart'}-{way}", steps)


def every_guide(direction: Direction) -> Iterator[Guide]:
    """Each guide once, for books that are read in that direction."""
    yield mini_guide(direction)
    yield saddle_guide(direction)
    yield accordion_guide(direction)
    yield letter_guide(direction)
    yield Guide("cutting", cutting_steps(2, 2, piled=True))
    yield pile_guide()
    yield pile_guide(over_long_edge=True)
    yield tiling_guide()
