"""Fanzines out of the library's rows."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from sqlite_utils import Database

from fanzines.library.rows import item_from, model_id, number, stroke_from
from fanzines.model import Direction, Fanzine, Fold, Item, Page, Stroke

_OF_FANZINE: Final = "page.fanzine = ?"
_OF_PAGE: Final = "page.id = ?"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list of fanzines needs; `pages` is their number, `shelf` the id of the shelf it stands on."""

    id: str
    month: str
    pages: int
    shelf: str | None


def read_fanzine(db: Database, fanzine_id: str) -> Fanzine:
    """The whole fanzine; KeyError when the library has none of that id."""
    row = number(fanzine_id)
    sql = "SELECT month, fold, direction, language, places FROM fanzine WHERE id = ? AND leaving = 0"
    found = db.execute(sql, [row]).fetchone()
    if found is None:
        raise KeyError(fanzine_id)
    month, fold, direction, language, places = found
    items = _items(db, _OF_FANZINE, row)
    pages = db.execute("SELECT id FROM page WHERE fanzine = ? ORDER BY position", [row]).fetchall()
    filled = tuple(Page(model_id(page), tuple(items[page])) for (page,) in pages)
    return Fanzine(fanzine_id, month, Fold(fold), Direction(direction), language, filled, places)


def read_page_ids(db: Database, fanzine_id: str) -> set[str]:
    """The ids of its pages, without reading them."""
    rows = db.execute("SELECT id FROM page WHERE fanzine = ?", [number(fanzine_id)])
    return {model_id(row) for (row,) in rows}


def read_cover(db: Database, fanzine_id: str) -> Page:
    """Its front page; KeyError when the library has no such fanzine."""
    sql = (
        "SELECT page.id FROM page JOIN fanzine ON fanzine.id = page.fanzine "
        "WHERE fanzine = ? AND leaving = 0 ORDER BY position LIMIT 1"
    )
    found = db.execute(sql, [number(fanzine_id)]).fetchone()
    if found is None:
        raise KeyError(fanzine_id)
    (page,) = found
    return Page(model_id(page), tuple(_items(db, _OF_PAGE, page)[page]))


def read_summaries(db: Database, where: str = "true", values: tuple[object, ...] = ()) -> list[Summary]:
    """Every fanzine that meets the condition, in an order that tells nothing."""
    sql = (
        "SELECT id, month, (SELECT count(*) FROM page WHERE page.fanzine = fanzine.id), shelf "
        f"FROM fanzine WHERE leaving = 0 AND {where} ORDER BY id"
    )
    return [
        Summary(model_id(row), month, pages, None if shelf is None else model_id(shelf))
        for row, month, pages, shelf in db.execute(sql, list(values))
    ]


def _items(db: Database, where: str, of: int) -> dict[int, list[Item]]:
    strokes = _strokes(db, where, of)
    sql = (
        "SELECT item.page, item.id, item.kind, item.data FROM page JOIN item ON item.page = page.id "
        f"WHERE {where} ORDER BY item.page, item.position"
    )
    items: dict[int, list[Item]] = defaultdict(list)
    for page, row, kind, data in db.execute(sql, [of]):
        items[page].append(item_from(row, kind, data, tuple(strokes[row])))
    return items


def _strokes(db: Database, where: str, of: int) -> dict[int, list[Stroke]]:
    sql = (
        "SELECT stroke.drawing, stroke.brush, stroke.colour, stroke.width, stroke.points "
        "FROM page JOIN item ON item.page = page.id JOIN stroke ON stroke.drawing = item.id "
        f"WHERE {where} ORDER BY stroke.drawing, stroke.position"
    )
    strokes: dict[int, list[Stroke]] = defaultdict(list)
    for drawing, *columns in db.execute(sql, [of]):
        strokes[drawing].append(stroke_from(*columns))
    return strokes
