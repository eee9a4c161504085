"""Edits as a few statements each: what is written is what changed, never the page around it."""

from functools import singledispatch
from itertools import takewhile

from sqlite_utils import Database

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
)
from fanzines.library.errors import EditDoesNotFit
from fanzines.library.photo_store import must_hold
from fanzines.library.piles import Pile
from fanzines.library.reading import read_fanzine
from fanzines.library.rows import (
    item_columns,
    item_row,
    number,
    packed,
    random_number,
    stroke_columns,
    stroke_rows,
)
from fanzines.model import Drawing, Fanzine, Item, Page, Photo

_ITS_PAGE = "(SELECT id FROM page WHERE id = ? AND fanzine = ?)"


def write_fanzine(db: Database, fanzine: Fanzine) -> None:
    """Every row of a fanzine that is not kept yet."""
    row = number(fanzine.id)
    sql = "INSERT INTO fanzine (id, month, fold, direction, language, places) VALUES (?, ?, ?, ?, ?, ?)"
    db.execute(sql, [row, *_of_the_whole(fanzine)])
    for position, page in enumerate(fanzine.pages):
        _insert_page(db, row, position, page)


def replace_fanzine(db: Database, fanzine: Fanzine) -> None:
    """Have a fanzine that is kept be as it is given; pages that are the same stay. KeyError: it is not kept.

    For a fanzine that nobody sits with. What goes with a page that changed, goes. AlreadyHere, PhotoMissing.
    """
    row, before = number(fanzine.id), {page.id: page for page in read_fanzine(db, fanzine.id).pages}
    same = {page.id for page in fanzine.pages if before.get(page.id) == page}
    for gone in before.keys() - same:
        db.execute("DELETE FROM page WHERE id = ? AND fanzine = ?", [number(gone), row])
    for position, page in enumerate(fanzine.pages):
        if page.id in same:
            db.execute("UPDATE page SET position = ? WHERE id = ?", [position, number(page.id)])
        else:
            _insert_page(db, row, position, page)
    sql = "UPDATE fanzine SET month = ?, fold = ?, direction = ?, language = ?, places = ? WHERE id = ?"
    db.execute(sql, [*_of_the_whole(fanzine), row])


def _of_the_whole(fanzine: Fanzine) -> tuple[str, str, str, str, int]:
    return fanzine.month, fanzine.fold, fanzine.direction, fanzine.language, fanzine.places


@singledispatch
def write_edit(edit: Edit, db: Database, fanzine: int) -> None:
    """Make the edit in the rows of that fanzine, inside the caller's transaction. EditDoesNotFit."""
    raise TypeError(f"not an edit: {type(edit).__name__}")


@write_edit.register
def _(edit: AddItem, db: Database, fanzine: int) -> None:
    pile = _items(db, edit.page, fanzine)
    pile.open_gap(edit.index)
    _insert_item(db, pile.owner, edit.index, edit.item)


@write_edit.register
def _(edit: RemoveItem, db: Database, fanzine: int) -> None:
    _items(db, edit.page, fanzine).take_out(number(edit.item.id), edit.index)


@write_edit.register
def _(edit: ChangeItem, db: Database, fanzine: int) -> None:
    if edit.before.id != edit.after.id:
        raise EditDoesNotFit("an item keeps its id when it changes")
    if isinstance(edit.after, Photo):
        must_hold(db, edit.after.photo)
    item = number(edit.after.id)
    sql = f"UPDATE item SET kind = ?, photo = ?, data = ? WHERE id = ? AND page = {_ITS_PAGE}"
    changed = db.execute(sql, [*item_columns(edit.after), item, number(edit.page), fanzine])
    _must_be_one(changed.rowcount)
    _change_strokes(db, edit.before, edit.after)


@write_edit.register
def _(edit: MoveItem, db: Database, fanzine: int) -> None:
    _items(db, edit.page, fanzine).move(number(edit.item), edit.before, edit.after)


@write_edit.register
def _(edit: AddStroke, db: Database, fanzine: int) -> None:
    sql = (
        "INSERT INTO stroke (id, drawing, position, brush, colour, width, points) "
        "SELECT ?, id, (SELECT ifnull(max(position), -1) + 1 FROM stroke WHERE drawing = item.id), "
        "?, ?, ?, ? "
        f"FROM item WHERE id = ? AND kind = 'drawing' AND page = {_ITS_PAGE}"
    )
    where = [number(edit.drawing), number(edit.page), fanzine]
    _must_be_one(db.execute(sql, [random_number(), *stroke_columns(edit.stroke), *where]).rowcount)


@write_edit.register
def _(edit: RemoveStroke, db: Database, fanzine: int) -> None:
    sql = (
        f"DELETE FROM stroke WHERE drawing = (SELECT id FROM item WHERE id = ? AND page = {_ITS_PAGE}) "
        "AND position = (SELECT max(position) FROM stroke WHERE drawing = ?) AND points = ?"
    )
    drawing = number(edit.drawing)
    where = [drawing, number(edit.page), fanzine, drawing, packed(edit.stroke.points)]
    _must_be_one(db.execute(sql, where).rowcount)


@write_edit.register
def _(edit: AddPage, db: Database, fanzine: int) -> None:
    _pages(db, fanzine).open_gap(edit.index)
    _insert_page(db, fanzine, edit.index, edit.page)


@write_edit.register
def _(edit: RemovePage, db: Database, fanzine: int) -> None:
    _pages(db, fanzine).take_out(number(edit.page.id), edit.index)


@write_edit.register
def _(edit: MovePage, db: Database, fanzine: int) -> None:
    _pages(db, fanzine).move(number(edit.page), edit.before, edit.after)


@write_edit.register
def _(edit: ChangeFanzine, db: Database, fanzine: int) -> None:
    if number(edit.after.id) != fanzine:
        raise EditDoesNotFit("a fanzine keeps its id when it changes")
    sql = "UPDATE fanzine SET month = ?, fold = ?, direction = ?, language = ?, places = ? WHERE id = ?"
    _must_be_one(db.execute(sql, [*_of_the_whole(edit.after), fanzine]).rowcount)


@write_edit.register
def _(edit: Together, db: Database, fanzine: int) -> None:
    for part in edit.edits:
        write_edit(part, db, fanzine)


def takes_away(edit: Edit) -> bool:
    """Whether the edit only makes the library smaller, so that it must work on a full disk as well."""
    if isinstance(edit, Together):
        return all(takes_away(part) for part in edit.edits)
    return isinstance(edit, RemoveItem | RemovePage | RemoveStroke)


def _pages(db: Database, fanzine: int) -> Pile:
    return Pile(db, "page", "fanzine", fanzine)


def _items(db: Database, page: str, fanzine: int) -> Pile:
    sql = f"SELECT EXISTS {_ITS_PAGE}"
    if not db.execute(sql, [number(page), fanzine]).fetchone()[0]:
        raise EditDoesNotFit("the fanzine has no such page")
    return Pile(db, "item", "page", number(page))


def _insert_page(db: Database, fanzine: int, position: int, page: Page) -> None:
    row = number(page.id)
    db.execute("INSERT INTO page (id, fanzine, position) VALUES (?, ?, ?)", [row, fanzine, position])
    for index, item in enumerate(page.items):
        _insert_item(db, row, index, item)


def _insert_item(db: Database, page: int, position: int, item: Item) -> None:
    sql = "INSERT INTO item (id, page, position, kind, photo, data) VALUES (?, ?, ?, ?, ?, ?)"
    if isinstance(item, Photo):
        must_hold(db, item.photo)
    db.execute(sql, item_row(item, page, position))
    if isinstance(item, Drawing):
        _insert_strokes(db, item, 0)


def _insert_strokes(db: Database, drawing: Drawing, first: int) -> None:
    sql = (
        "INSERT INTO stroke (id, drawing, position, brush, colour, width, points) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)"
    )
    db.conn.executemany(sql, stroke_rows(drawing, first))


def _change_strokes(db: Database, before: Item, after: Item) -> None:
    old = before.strokes if isinstance(before, Drawing) else ()
    new = after.strokes if isinstance(after, Drawing) else ()
    if old is new:
        return
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    if same < len(old):
        db.execute("DELETE FROM stroke WHERE drawing = ? AND position >= ?", [number(after.id), same])
    if isinstance(after, Drawing) and same < len(new):
        _insert_strokes(db, after, same)


def _must_be_one(rows: int) -> None:
    if rows != 1:
        raise EditDoesNotFit("the edit belongs to another state of the fanzine")
