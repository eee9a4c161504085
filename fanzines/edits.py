"""Every change to a fanzine is an edit: it can be applied, turned around, and kept in a history.

Edits carry what they need to be undone, so a history costs nothing but the values themselves.
"""

from dataclasses import dataclass, field, replace
from functools import singledispatch
from typing import TypeVar

from fanzines.model import Drawing, Fanzine, Item, Page, Stroke

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AddItem:
    """Lay an item on a page at a place in the pile (0 is the bottom)."""

    page: str
    index: int
    item: Item


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Take an item off a page."""

    page: str
    index: int
    item: Item


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """Put another state of the same item in its place (moved, turned, restyled, retyped)."""

    page: str
    before: Item
    after: Item


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Move an item within the pile."""

    page: str
    item: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class AddStroke:
    """Add a stroke on top of a drawing; its cost does not grow with the drawing."""

    page: str
    drawing: str
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class RemoveStroke:
    """Take the newest stroke off a drawing."""

    page: str
    drawing: str
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class AddPage:
    """Put a page, with all that is on it, before the page now at `index`."""

    index: int
    page: Page


@dataclass(frozen=True, slots=True)
class RemovePage:
    """Take a page out."""

    index: int
    page: Page


@dataclass(frozen=True, slots=True)
class MovePage:
    """Move a page to another place in the order."""

    page: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class ChangeFanzine:
    """Change what holds for the whole fanzine: fold, direction, language. Pages are left alone."""

    before: Fanzine
    after: Fanzine


@dataclass(frozen=True, slots=True)
class Together:
    """Several edits that are one act to her and one transaction to the library."""

    edits: tuple["Edit", ...]


Edit = (
    AddItem
    | RemoveItem
    | ChangeItem
    | MoveItem
    | AddStroke
    | RemoveStroke
    | AddPage
    | RemovePage
    | MovePage
    | ChangeFanzine
    | Together
)


@singledispatch
def apply(edit: Edit, fanzine: Fanzine) -> Fanzine:
    """The fanzine after the edit. KeyError, IndexError or ValueError when it does not fit the fanzine."""
    raise TypeError(f"not an edit: {type(edit).__name__}")


@apply.register
def _(edit: AddItem, fanzine: Fanzine) -> Fanzine:
    page = fanzine.page(edit.page)
    return _with_page(fanzine, replace(page, items=_inserted(page.items, edit.index, edit.item)))


@apply.register
def _(edit: RemoveItem, fanzine: Fanzine) -> Fanzine:
    page = fanzine.page(edit.page)
    if page.items[edit.index].id != edit.item.id:
        raise ValueError("another item lies there")
    return _with_page(fanzine, replace(page, items=_without(page.items, edit.index)))


@apply.register
def _(edit: ChangeItem, fanzine: Fanzine) -> Fanzine:
    if edit.before.id != edit.after.id:
        raise ValueError("an item keeps its id when it changes")
    return _with_item(fanzine, edit.page, edit.after)


@apply.register
def _(edit: MoveItem, fanzine: Fanzine) -> Fanzine:
    page = fanzine.page(edit.page)
    if page.index(edit.item) != edit.before:
        raise ValueError("the item lies elsewhere in the pile")
    item = page.items[edit.before]
    items = _inserted(_without(page.items, edit.before), edit.after, item)
    return _with_page(fanzine, replace(page, items=items))


@apply.register
def _(edit: AddStroke, fanzine: Fanzine) -> Fanzine:
    drawing = _drawing(fanzine, edit.page, edit.drawing)
    return _with_item(fanzine, edit.page, replace(drawing, strokes=(*drawing.strokes, edit.stroke)))


@apply.register
def _(edit: RemoveStroke, fanzine: Fanzine) -> Fanzine:
    drawing = _drawing(fanzine, edit.page, edit.drawing)
    if not drawing.strokes or drawing.strokes[-1] != edit.stroke:
        raise ValueError("another stroke is the newest of that drawing")
    return _with_item(fanzine, edit.page, replace(drawing, strokes=drawing.strokes[:-1]))


@apply.register
def _(edit: AddPage, fanzine: Fanzine) -> Fanzine:
    return replace(fanzine, pages=_inserted(fanzine.pages, edit.index, edit.page))


@apply.register
def _(edit: RemovePage, fanzine: Fanzine) -> Fanzine:
    if fanzine.pages[edit.index].id != edit.page.id:
        raise ValueError("another page stands there")
    return replace(fanzine, pages=_without(fanzine.pages, edit.index))


@apply.register
def _(edit: MovePage, fanzine: Fanzine) -> Fanzine:
    if fanzine.page_index(edit.page) != edit.before:
        raise ValueError("the page stands elsewhere")
    page = fanzine.pages[edit.before]
    return replace(fanzine, pages=_inserted(_without(fanzine.pages, edit.before), edit.after, page))


@apply.register
def _(edit: ChangeFanzine, fanzine: Fanzine) -> Fanzine:
    if edit.after.id != fanzine.id:
        raise ValueError("a fanzine keeps its id when it changes")
    return replace(edit.after, pages=fanzine.pages)


@apply.register
def _(edit: Together, fanzine: Fanzine) -> Fanzine:
    for part in edit.edits:
        fanzine = apply(part, fanzine)
    return fanzine


@singledispatch
def inverse(edit: Edit) -> Edit:
    """The edit that takes this one back."""
    raise TypeError(f"not an edit: {type(edit).__name__}")


@inverse.register
def _(edit: AddItem) -> Edit:
    return RemoveItem(edit.page, edit.index, edit.item)


@inverse.register
def _(edit: RemoveItem) -> Edit:
    return AddItem(edit.page, edit.index, edit.item)


@inverse.register
def _(edit: ChangeItem) -> Edit:
    return ChangeItem(edit.page, edit.after, edit.before)


@inverse.register
def _(edit: MoveItem) -> Edit:
    return MoveItem(edit.page, edit.item, edit.after, edit.before)


@inverse.register
def _(edit: AddStroke) -> Edit:
    return RemoveStroke(edit.page, edit.drawing, edit.stroke)


@inverse.register
def _(edit: RemoveStroke) -> Edit:
    return AddStroke(edit.page, edit.drawing, edit.stroke)


@inverse.register
def _(edit: AddPage) -> Edit:
    return RemovePage(edit.index, edit.page)


@inverse.register
def _(edit: RemovePage) -> Edit:
    return AddPage(edit.index, edit.page)


@inverse.register
def _(edit: MovePage) -> Edit:
    return MovePage(edit.page, edit.after, edit.before)


@inverse.register
def _(edit: ChangeFanzine) -> Edit:
    return ChangeFanzine(edit.after, edit.before)


@inverse.register
def _(edit: Together) -> Edit:
    return Together(tuple(inverse(part) for part in reversed(edit.edits)))


@dataclass(slots=True)
class History:
    """What was done to a fanzine in this sitting, and what was taken back. It does not outlive closing."""

    done: list[Edit] = field(default_factory=list)
    undone: list[Edit] = field(default_factory=list)

    def record(self, edit: Edit) -> None:
        """Remember an edit that has been made; what had been undone can no longer be redone."""
        self.done.append(edit)
        self.undone.clear()

    def undo(self) -> Edit | None:
        """The edit to apply to take the newest one back, or None when there is nothing to undo."""
        if not self.done:
            return None
        edit = self.done.pop()
        self.undone.append(edit)
        return inverse(edit)

    def redo(self) -> Edit | None:
        """The edit to apply again, or None when there is nothing to redo."""
        if not self.undone:
            return None
        edit = self.undone.pop()
        self.done.append(edit)
        return edit


def _drawing(fanzine: Fanzine, page_id: str, item_id: str) -> Drawing:
    item = fanzine.page(page_id).item(item_id)
    if not isinstance(item, Drawing):
        raise ValueError("only a drawing has strokes")
    return item


def _with_item(fanzine: Fanzine, page_id: str, item: Item) -> Fanzine:
    page = fanzine.page(page_id)
    index = page.index(item.id)
    items = (*page.items[:index], item, *page.items[index + 1 :])
    return _with_page(fanzine, replace(page, items=items))


def _with_page(fanzine: Fanzine, page: Page) -> Fanzine:
    index = fanzine.page_index(page.id)
    pages = (*fanzine.pages[:index], page, *fanzine.pages[index + 1 :])
    return replace(fanzine, pages=pages)


def _inserted(values: tuple[T, ...], index: int, value: T) -> tuple[T, ...]:
    if not 0 <= index <= len(values):
        raise IndexError(index)
    return (*values[:index], value, *values[index:])


def _without(values: tuple[T, ...], index: int) -> tuple[T, ...]:
    if not 0 <= index < len(values):
        raise IndexError(index)
    return (*values[:index], *values[index + 1 :])
