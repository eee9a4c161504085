"""All guides there are, by what somebody holds in her hands."""

from collections.abc import Callable, Iterator

from fanzines.model import Direction, Fold
from printing.folding.sheeting import Product
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


def every_guide(direction: Direction) -> Iterator[Guide]:
    """Each guide once, for books that are read in that direction."""
    yield mini_guide(direction)
    yield saddle_guide(direction)
    yield accordion_guide(direction)
    yield letter_guide(direction)
    yield pile_guide()
    yield pile_guide(over_long_edge=True)
    yield tiling_guide()
