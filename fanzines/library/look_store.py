"""What second looks found and what was answered, as rows: no word is copied, no moment is kept."""

from collections.abc import Iterable

from sqlite_utils import Database

from fanzines.library.consent_store import write_approval
from fanzines.library.errors import NotLookedAt
from fanzines.library.reading import read_fanzine
from fanzines.library.rows import model_id, number, random_number
from fanzines.model import Page
from fanzines.plane import Box
from fanzines.second_look.findings import FACES, Finding, Sighting, each_once, finding_of, page_digest
from fanzines.second_look.look import Answer, Kept, Look, look_at
from fanzines.second_look.matches import Kind
from fanzines.second_look.rule import approve

_ITS_PAGES = "page IN (SELECT id FROM page WHERE fanzine = ?)"


def read_kept(db: Database, fanzine_id: str) -> Kept:
    """What is remembered of one fanzine."""
    row = number(fanzine_id)
    searched = f"SELECT page, digest FROM looked_page WHERE {_ITS_PAGES}"
    sighted = (
        'SELECT page, kind, item, "left", top, "right", bottom, digest FROM sighting '
        f"WHERE {_ITS_PAGES} ORDER BY id"
    )
    answers = "SELECT finding, answer FROM look_answer WHERE fanzine = ?"
    return Kept(
        {model_id(page): digest.hex() for page, digest in db.execute(searched, [row])},
        tuple(
            (
                model_id(page),
                Sighting(Kind(kind), None if item is None else model_id(item), Box(*sides)),
                digest.hex(),
            )
            for page, kind, item, *sides, digest in db.execute(sighted, [row])
        ),
        {digest.hex(): Answer(answer) for digest, answer in db.execute(answers, [row])},
    )


def read_look(db: Database, fanzine_id: str) -> Look:
    """The look at a fanzine as it is. KeyError when there is no such fanzine."""
    return look_at(read_fanzine(db, fanzine_id), read_kept(db, fanzine_id))


def write_faces(db: Database, fanzine_id: str, page: Page, found: Iterable[Sighting]) -> None:
    """Faces were looked for on the page as it is given: these were found, and no others."""
    kept = read_kept(db, fanzine_id)
    before = [
        Finding(one.kind, page.id, one.item, (one.box,), digest)
        for page_id, one, digest in kept.sighted
        if page_id == page.id
    ]
    kinds = ", ".join(f"'{kind.value}'" for kind in sorted(FACES))
    db.execute(f"DELETE FROM sighting WHERE page = ? AND kind IN ({kinds})", [number(page.id)])
    for sighting in each_once(page, before, found):
        _write_sighting(db, page, sighting)
    sql = (
        "INSERT INTO looked_page (id, page, digest) SELECT ?, id, ? FROM page WHERE id = ? "
        "ON CONFLICT (page) DO UPDATE SET digest = excluded.digest"
    )
    db.execute(sql, [random_number(), bytes.fromhex(page_digest(page)), number(page.id)])


def write_spot(db: Database, fanzine_id: str, page: Page, spot: Sighting) -> None:
    """A facilitator asks about a place on the page as it is given. KeyError when there is no such fanzine."""
    finding = finding_of(page, spot)
    delete_spot(db, fanzine_id, finding)  # it may be asked about again
    _write_sighting(db, page, spot)
    write_answer(db, fanzine_id, finding.digest, Answer.WISH)


def write_answer(db: Database, fanzine_id: str, digest: str, answer: Answer) -> None:
    """Keep an answer in place of an earlier one. KeyError when there is no such fanzine."""
    sql = (
        "INSERT INTO look_answer (id, fanzine, finding, answer) "
        "SELECT ?, id, ?, ? FROM fanzine WHERE id = ? AND leaving = 0 "
        "ON CONFLICT (fanzine, finding) DO UPDATE SET answer = excluded.answer"
    )
    values = [random_number(), bytes.fromhex(digest), answer, number(fanzine_id)]
    if db.execute(sql, values).rowcount == 0:
        raise KeyError(fanzine_id)


def delete_spot(db: Database, fanzine_id: str, spot: Finding) -> None:
    """Nobody asks about that place any more."""
    digest = bytes.fromhex(spot.digest)
    db.execute("DELETE FROM sighting WHERE page = ? AND digest = ?", [number(spot.page), digest])
    db.execute("DELETE FROM look_answer WHERE fanzine = ? AND finding = ?", [number(fanzine_id), digest])


def lay_out_looks(db: Database, fanzine_id: str, kept: Kept) -> None:
    """Have this be all that is remembered of a fanzine, as the tablets of a group know it."""
    row = number(fanzine_id)
    for table in ("looked_page", "sighting"):
        db.execute(f"DELETE FROM {table} WHERE {_ITS_PAGES}", [row])
    db.execute("DELETE FROM look_answer WHERE fanzine = ?", [row])
    for page, digest in kept.searched.items():
        sql = "INSERT INTO looked_page (id, page, digest) VALUES (?, ?, ?)"
        db.execute(sql, [random_number(), number(page), bytes.fromhex(digest)])
    for page, sighting, digest in kept.sighted:
        _insert_sighting(db, page, sighting, digest)
    for digest, answer in kept.answers.items():
        write_answer(db, fanzine_id, digest, answer)


def read_asked(db: Database, fanzine_id: str) -> frozenset[Answer]:
    """Every answer there is about a fanzine, also to what has gone since."""
    sql = "SELECT DISTINCT answer FROM look_answer WHERE fanzine = ?"
    return frozenset(Answer(answer) for (answer,) in db.execute(sql, [number(fanzine_id)]))


def approve_pages(db: Database, fanzine_id: str, pages: str) -> None:
    """Keep a facilitator's approval of pages with that hash. NotLookedAt, KeyError."""
    fanzine, kept = read_fanzine(db, fanzine_id), read_kept(db, fanzine_id)
    approval = approve(fanzine, kept)
    if approval is None or approval.pages_hash != pages:
        raise NotLookedAt("These pages were not looked at a second time, or not all was answered.")
    write_approval(db, approval)
    _forget_stale(db, fanzine_id, {one.digest for one in look_at(fanzine, kept).findings})


def _write_sighting(db: Database, page: Page, sighting: Sighting) -> None:
    _insert_sighting(db, page.id, sighting, finding_of(page, sighting).digest)


def _insert_sighting(db: Database, page: str, sighting: Sighting, digest: str) -> None:
    sql = (
        'INSERT INTO sighting (id, page, kind, item, "left", top, "right", bottom, digest) '
        "SELECT ?, id, ?, ?, ?, ?, ?, ?, ? FROM page WHERE id = ?"
    )
    box, item = sighting.box, None if sighting.item is None else number(sighting.item)
    sides = [box.left, box.top, box.right, box.bottom]
    values = [random_number(), sighting.kind, item, *sides, bytes.fromhex(digest), number(page)]
    db.execute(sql, values)


def _forget_stale(db: Database, fanzine_id: str, there: set[str]) -> None:
    for digest in read_kept(db, fanzine_id).answers.keys() - there:
        sql = "DELETE FROM look_answer WHERE fanzine = ? AND finding = ?"
        db.execute(sql, [number(fanzine_id), bytes.fromhex(digest)])
