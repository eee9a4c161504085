"""Random edits that fit a fanzine: what she may do next, whatever is on the pages."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from fanzines.edits import (
    AddItem,
    AddPage,
    AddStroke,
    ChangeFanzine,
    ChangeItem,
    Edit,
    MoveItem,
    MovePage,
    RemoveItem,
    RemovePage,
    RemoveStroke,
    Together,
    apply,
)
from fanzines.model import Direction, Drawing, Fanzine, Fold, Item, Page, Photo, Words
from tests.fanzines.strategies import items, languages, months, pages, placements, strokes, texts

Draw = Callable[[st.SearchStrategy[Any]], Any]


@st.composite
def edits(draw: Draw, fanzine: Fanzine, digests: tuple[str, ...] = ()) -> Edit:
    """One edit of any kind that can be made to this fanzine; three in one now and then."""
    if draw(st.integers(0, 7)) > 0:
        return _edit(draw, fanzine, digests)
    parts: list[Edit] = []
    for _ in range(3):
        parts.append(_edit(draw, fanzine, digests))
        fanzine = apply(parts[-1], fanzine)
    return Together(tuple(parts))


def _edit(draw: Draw, fanzine: Fanzine, digests: tuple[str, ...]) -> Edit:
    makers = [_add_page, _change_fanzine]
    if fanzine.pages:
        makers += [_add_item, _add_item, _move_page, _remove_page]
    if any(page.items for page in fanzine.pages):
        makers += [_change_item, _change_item, _move_item, _remove_item]
    if _drawings(fanzine):
        makers += [_add_stroke, _add_stroke, _remove_stroke]
    return draw(st.sampled_from(makers))(draw, fanzine, digests)


def _add_page(draw: Draw, fanzine: Fanzine, digests: tuple[str, ...]) -> Edit:
    def is_new(page: Page) -> bool:
        return page.id not in _taken(fanzine) and not {i.id for i in page.items} & _taken(fanzine)

    page = draw(pages(digests).filter(is_new))
    return AddPage(draw(st.integers(0, len(fanzine.pages))), page)


def _remove_page(draw: Draw, fanzine: Fanzine, digests: tuple[str, ...]) -> Edit:
    index = draw(st.integers(0, len(fanzine.pages) - 1))
    return RemovePage(index, fanzine.pages[index])


def _move_page(draw: Draw, fanzine: Fanzine, digests: tuple[str, ...]) -> Edit:
    before, after = (draw(st.integers(0, len(fanzine.pages) - 1)) for _ in range(2))
    return MovePage(fanzine.pages[before].id, before, after)


def _change_fanzine(draw: Draw, fanzine: Fanzine, digests: tuple[str, ...]) -> Edit:
    fold, direction = draw(st.sampled_from(Fold)), draw(st.sampled_from(Direction))
    after = replace(fanzine, fold=fold, direction=direction, month=draw(months()), language=draw(languages()))
    return ChangeFanzine(fanzine, after)


def _add_item(draw: Draw, fanzine: Fanzine, digests: tuple[str, ...]) -> Edit:
    page = draw(st.sampled_from(fanzine.pages))
    item = draw(items(digests).filter(lambda item: item.id not in _taken(fanzine)))
    return AddItem(page.id, draw(st.integers(0, len(page.items))), item)


def _remove_item(draw: Draw, fanzine: Fanzine, digests: tuple[str, ...]) -> Edit:
    page, index = _place(draw, fanzine)
    return RemoveItem(page.id, index, page.items[index])


def _move_item(draw: Draw, fanzine: Fanzine, digests: tuple[str, ...]) -> Edit:
    page, before = _place(draw, fanzine)
    return MoveItem(page.id, page.items[before].id, before, draw(st.integers(0, len(page.items) - 1)))


def _change_item(draw: Draw, fanzine: Fanzine, digests: tuple[str, ...]) -> Edit:
    page, index = _place(draw, fanzine)
    before = page.items[index]
    after: Item = replace(before, placement=draw(placements()))
    if isinstance(after, Words):
        after = replace(after, text=draw(texts()))
    elif isinstance(after, Photo):
        after = replace(after, photo=draw(st.sampled_from(digests)))
    elif isinstance(after, Drawing) and draw(st.booleans()):
        kept = after.strokes[: draw(st.integers(0, len(after.strokes)))]
        after = replace(after, strokes=(*kept, *draw(st.lists(strokes(), max_size=2))))
    return ChangeItem(page.id, before, after)


def _add_stroke(draw: Draw, fanzine: Fanzine, digests: tuple[str, ...]) -> Edit:
    page, drawing = draw(st.sampled_from(_drawings(fanzine)))
    return AddStroke(page, drawing.id, draw(strokes()))


def _remove_stroke(draw: Draw, fanzine: Fanzine, digests: tuple[str, ...]) -> Edit:
    page, drawing = draw(st.sampled_from(_drawings(fanzine)))
    if not drawing.strokes:
        return AddStroke(page, drawing.id, draw(strokes()))
    return RemoveStroke(page, drawing.id, drawing.strokes[-1])


def _place(draw: Draw, fanzine: Fanzine) -> tuple[Page, int]:
    page = draw(st.sampled_from([page for page in fanzine.pages if page.items]))
    return page, draw(st.integers(0, len(page.items) - 1))


def _drawings(fanzine: Fanzine) -> list[tuple[str, Drawing]]:
    return [(p.id, item) for p in fanzine.pages for item in p.items if isinstance(item, Drawing)]


def _taken(fanzine: Fanzine) -> set[str]:
    return {p.id for p in fanzine.pages} | {item.id for p in fanzine.pages for item in p.items}
