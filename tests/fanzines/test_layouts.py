import pytest

from fanzines import art, layouts
from fanzines.geometry import page_box
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Direction, Paper, Tape


def test_there_are_many_beginnings() -> None:
    assert len(layouts.names()) >= 20
    assert "palettes" not in layouts.names()


@pytest.mark.parametrize("name", layouts.names())
def test_a_layout_is_papers_and_tapes_that_lie_on_the_page(name: str) -> None:
    items = layouts.load(name)
    assert len(items) >= 3
    for item in items:
        assert isinstance(item, Paper | Tape)
        kind, picture = ("papers", item.paper) if isinstance(item, Paper) else ("tapes", item.tape)
        assert picture in art.names(kind)
        box = page_box(item)
        assert box.right > 10 and box.left < PAGE_WIDTH - 10
        assert box.bottom > 10 and box.top < PAGE_HEIGHT - 10


@pytest.mark.parametrize("name", layouts.names())
def test_right_to_left_mirrors_where_things_lie_and_how_they_lean(name: str) -> None:
    for there, here in zip(layouts.load(name, Direction.RTL), layouts.load(name), strict=True):
        assert there.placement.x == pytest.approx(PAGE_WIDTH - here.placement.x)
        assert there.placement.turn == pytest.approx(-here.placement.turn)
        assert there.placement.y == here.placement.y


def test_each_page_gets_items_of_its_own() -> None:
    ids = [item.id for _ in range(2) for item in layouts.load("horizon")]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("palette", layouts.palettes())
def test_a_palette_colours_every_layout(palette: str) -> None:
    mine = set(layouts.colours(palette))
    assert len(mine) == 4
    for name in layouts.names():
        assert {
            item.colour for item in layouts.load(name, palette=palette) if isinstance(item, Paper)
        } <= mine


def test_unknown_names_are_key_errors() -> None:
    with pytest.raises(KeyError):
        layouts.load("palettes")
    with pytest.raises(KeyError):
        layouts.load("horizon", palette="no-such-palette")
