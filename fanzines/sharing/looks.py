"""The second look among tablets: faces found, places asked about, and what was answered.

Each is bound by a digest to what lies there, so it says nothing about pages that changed.
"""

from sqlite_utils import Database

from fanzines.library.look_store import lay_out_looks, read_kept
from fanzines.library.reading import read_page_ids
from fanzines.plane import Box
from fanzines.second_look.findings import FACES, Sighting
from fanzines.second_look.look import Answer
from fanzines.second_look.look import Kept as Looked
from fanzines.second_look.matches import Kind as Found
from fanzines.sharing.facts import Fact, FactUnreadable, Json, Kind
from fanzines.sharing.known import Here, Known


def note_looks(db: Database, here: Here, known: Known) -> None:
    """What was found and answered here since this was noted last."""
    kept = read_kept(db, known.fanzine)
    pages = read_page_ids(db, known.fanzine)
    for page in pages:
        known.note(here, Kind.FACES, page, _faces_on(kept, page))
    spots = {f"{page} {digest}": _as_json(one) for page, one, digest in kept.sighted if one.kind not in FACES}
    there = {subject for subject in known.subjects(Kind.SPOT) if subject.partition(" ")[0] in pages}
    for subject in {*spots, *there}:
        known.note(here, Kind.SPOT, subject, spots.get(subject))
    answers = {f"{known.fanzine} {digest}": {"is": one.value} for digest, one in kept.answers.items()}
    for subject in {*answers, *known.subjects(Kind.ANSWER)}:
        known.note(here, Kind.ANSWER, subject, answers.get(subject))


def lay_out(db: Database, known: Known) -> None:
    """Have the library hold exactly what is known of the pages that are here."""
    pages = read_page_ids(db, known.fanzine)
    searched, sighted = {}, []
    for page in pages:
        faces = known.value(Kind.FACES, page)
        if faces is not None:
            sighted += [(page, _sighting(one), digest) for one, digest in faces["found"]]
            if faces["page"]:
                searched[page] = faces["page"]
    for subject in known.subjects(Kind.SPOT):
        page, _, digest = subject.partition(" ")
        spot = known.value(Kind.SPOT, subject)
        if page in pages and spot is not None:
            sighted.append((page, _sighting(spot), digest))
    answers = {}
    for subject in known.subjects(Kind.ANSWER):
        answer = known.value(Kind.ANSWER, subject)
        if answer is not None:
            answers[subject.partition(" ")[2]] = Answer(answer["is"])
    wanted = Looked(searched, tuple(sighted), answers)
    if not _are_same(wanted, read_kept(db, known.fanzine)):
        lay_out_looks(db, known.fanzine, wanted)


def check_look(fact: Fact) -> None:
    """FactUnreadable when the library could not hold what that fact says."""
    try:
        if fact.kind in (Kind.FACES, Kind.SPOT, Kind.ANSWER):
            page, _, digest = fact.subject.partition(" ")
            int(page, 16), bytes.fromhex(digest)
            if fact.kind is Kind.ANSWER and fact.data is not None:
                Answer(fact.data["is"])
            elif fact.kind is Kind.SPOT and fact.data is not None:
                _check(_sighting(fact.data))
            elif fact.kind is Kind.FACES and fact.data is not None:
                bytes.fromhex(fact.data["page"])
                for one, seen in fact.data["found"]:
                    _check(_sighting(one))
                    bytes.fromhex(seen)
    except (LookupError, TypeError, ValueError) as error:
        raise FactUnreadable("this is nothing of a second look") from error


def _check(sighting: Sighting) -> None:
    if sighting.item is not None:
        int(sighting.item, 16)


def _faces_on(kept: Looked, page: str) -> Json | None:
    found = [[_as_json(one), digest] for on, one, digest in kept.sighted if on == page and one.kind in FACES]
    if not found and page not in kept.searched:
        return None
    return {"page": kept.searched.get(page, ""), "found": sorted(found, key=str)}


def _are_same(one: Looked, other: Looked) -> bool:
    return (one.searched, set(one.sighted), one.answers) == (
        other.searched,
        set(other.sighted),
        other.answers,
    )


def _as_json(sighting: Sighting) -> Json:
    box = sighting.box
    sides = [float(box.left), float(box.top), float(box.right), float(box.bottom)]
    return {"kind": sighting.kind.value, "item": sighting.item, "box": sides}


def _sighting(value: Json) -> Sighting:
    left, top, right, bottom = map(float, value["box"])
    return Sighting(Found(value["kind"]), value["item"], Box(left, top, right, bottom))
