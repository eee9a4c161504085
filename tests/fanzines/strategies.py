"""Random fanzines for properties: `fanzines()`, `pages()`, `items()`, `strokes()` and their parts.

All values lie within the limits of the .fanzine format. Ids are unique within a page and within a fanzine.
"""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from fanzines import art
from fanzines.model import (
    Align,
    Brush,
    Direction,
    Drawing,
    Edge,
    Fanzine,
    Fold,
    Frame,
    Item,
    Look,
    Page,
    Paper,
    Photo,
    Placement,
    Point,
    Sticker,
    Stroke,
    Style,
    Tape,
    Words,
)
from fanzines.typesetting.faces import faces

NO_PHOTOS: tuple[str, ...] = ()


def ids() -> SearchStrategy[str]:
    """Sixteen hexadecimal digits."""
    return st.integers(0, 2**62 - 1).map("{:016x}".format)


def months() -> SearchStrategy[str]:
    """YYYY-MM."""
    return st.builds("{:04d}-{:02d}".format, st.integers(2019, 2099), st.integers(1, 12))


def languages() -> SearchStrategy[str]:
    """Tags of languages women in the gatherings speak, or none."""
    return st.sampled_from(["", "en", "it", "ar", "ti", "uk", "pt-BR", "zh-Hant"])


def colours() -> SearchStrategy[str]:
    """#RRGGBB."""
    return st.integers(0, 0xFFFFFF).map("#{:06X}".format)


def coordinates() -> SearchStrategy[float]:
    """Millimetres on the page and well around it."""
    return st.floats(-1000, 1000)


def extents() -> SearchStrategy[float]:
    """Widths and heights in millimetres."""
    return st.floats(0.1, 400)


def texts() -> SearchStrategy[str]:
    """Anything she may type, in any script, over several lines."""
    return st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)


def placements() -> SearchStrategy[Placement]:
    """Placements anywhere near the page."""
    return st.builds(Placement, coordinates(), coordinates(), st.floats(0.05, 20), st.floats(-360, 360))


def points() -> SearchStrategy[Point]:
    """Points with their weight."""
    return st.builds(Point, coordinates(), coordinates(), st.floats(0, 1))


def strokes() -> SearchStrategy[Stroke]:
    """Strokes of any brush."""
    some = st.lists(points(), min_size=1, max_size=5).map(tuple)
    return st.builds(Stroke, st.sampled_from(Brush), colours(), st.floats(0.1, 30), some)


def drawings() -> SearchStrategy[Drawing]:
    """Drawings, blank ones among them."""
    return st.builds(Drawing, ids(), placements(), st.lists(strokes(), max_size=4).map(tuple))


def words() -> SearchStrategy[Words]:
    """Words in any look."""
    return st.builds(
        Words,
        ids(),
        placements(),
        texts(),
        extents(),
        st.floats(4, 200),
        colours(),
        st.sampled_from(faces()),
        st.sampled_from(Align),
        languages(),
        st.sampled_from(Style),
        colours(),
    )


def rings() -> SearchStrategy[tuple[tuple[float, float], ...]]:
    """Outlines that scissors may leave."""
    corners = st.tuples(st.floats(-200, 200), st.floats(-200, 200))
    return st.lists(corners, min_size=3, max_size=6).map(tuple)


def photos(digests: tuple[str, ...]) -> SearchStrategy[Photo]:
    """Photos out of those given by digest."""
    return st.builds(
        Photo,
        ids(),
        placements(),
        st.sampled_from(digests),
        extents(),
        extents(),
        st.sampled_from(Look),
        st.tuples(colours(), colours()),
        st.lists(rings(), max_size=2).map(tuple),
        st.sampled_from(Edge),
        st.sampled_from(Frame),
    )


def stickers() -> SearchStrategy[Sticker]:
    """Stickers of the kiosk's own."""
    return st.builds(Sticker, ids(), placements(), _named("stickers"), extents(), extents(), colours())


def tapes() -> SearchStrategy[Tape]:
    """Tapes of the kiosk's own."""
    return st.builds(Tape, ids(), placements(), _named("tapes"), extents(), extents(), colours())


def papers() -> SearchStrategy[Paper]:
    """Papers of any size."""
    return st.builds(Paper, ids(), placements(), _named("papers"), colours(), extents(), extents())


def items(digests: tuple[str, ...] = NO_PHOTOS) -> SearchStrategy[Item]:
    """Items of every kind; photos only when there are digests to choose from."""
    drawn = st.one_of(drawings(), words(), stickers(), tapes(), papers())
    return st.one_of(drawn, photos(digests)) if digests else drawn


def pages(digests: tuple[str, ...] = NO_PHOTOS) -> SearchStrategy[Page]:
    """Pages with a small pile of items, no id twice."""
    pile = st.lists(items(digests), max_size=4, unique_by=lambda item: item.id)
    return st.builds(Page, ids(), pile.map(tuple))


def fanzines(digests: tuple[str, ...] = NO_PHOTOS) -> SearchStrategy[Fanzine]:
    """Whole fanzines of one to five pages, no id twice."""
    order = st.lists(pages(digests), min_size=1, max_size=5).map(tuple)
    folds, ways, places = st.sampled_from(Fold), st.sampled_from(Direction), st.integers(0, 6)
    whole = st.builds(Fanzine, ids(), months(), folds, ways, languages(), order, places)
    return whole.filter(_distinct)


def _named(kind: art.Kind) -> SearchStrategy[str]:
    return st.sampled_from(art.names(kind))


def _distinct(fanzine: Fanzine) -> bool:
    found = [fanzine.id, *(page.id for page in fanzine.pages)]
    found += [item.id for page in fanzine.pages for item in page.items]
    return len(found) == len(set(found))
