"""What travels with a fanzine besides pages and yeses: slips of visitors, and what went out on paper."""

import json
from typing import Final

from sqlite_utils import Database

from exhibitions.curation.passed_on import lay_out_slips, read_slips
from exhibitions.show.slips import slip_from_json
from fanzines.library.given_out import ELSEWHERE, Kind, lay_out_given, read_kinds
from fanzines.sharing import facts
from fanzines.sharing.facts import Fact, FactUnreadable
from fanzines.sharing.joining import LOOKS, STANDING, Aspect
from fanzines.sharing.known import Here, Known


def note_slips(db: Database, here: Here, known: Known) -> None:
    """Visitors' answers that were passed on here, and those their maker took away."""
    there = {f"{known.fanzine} {answer}": json.loads(data) for answer, data in read_slips(db, known.fanzine)}
    for subject in {*there, *known.subjects(facts.Kind.SLIP)}:
        known.note(here, facts.Kind.SLIP, subject, there.get(subject))


def lay_out_passed_on(db: Database, known: Known) -> None:
    """Have exactly those wait for the maker that wait on any tablet, and that she took away on none."""
    wanted = {
        subject.partition(" ")[2]: json.dumps(dict(slip), ensure_ascii=False)
        for subject in known.subjects(facts.Kind.SLIP)
        if (slip := known.value(facts.Kind.SLIP, subject)) is not None
    }
    lay_out_slips(db, known.fanzine, wanted)


def note_out(db: Database, here: Here, known: Known) -> None:
    """Copies that went out here, and those that could be called back."""
    there = {
        f"{known.fanzine} {row}": {"kind": kind.value, "file": is_file}
        for row, (kind, is_file) in read_kinds(db, known.fanzine).items()
    }
    for subject in {*there, *known.subjects(facts.Kind.OUT)}:
        known.note(here, facts.Kind.OUT, subject, there.get(subject))


def lay_out_out(db: Database, known: Known) -> None:
    """Have every copy counted that went out on any tablet. Where its file lies, only that tablet knows."""
    wanted = {
        subject.partition(" ")[2]: (Kind(out["kind"]), ELSEWHERE if out["file"] else "")
        for subject in known.subjects(facts.Kind.OUT)
        if (out := known.value(facts.Kind.OUT, subject)) is not None
    }
    lay_out_given(db, known.fanzine, wanted)


def check_beside(fact: Fact) -> None:
    """FactUnreadable when the library could not hold what that fact says."""
    try:
        if fact.data is not None and fact.kind is facts.Kind.SLIP:
            slip_from_json(dict(fact.data))
        elif fact.kind is facts.Kind.OUT:
            int(fact.subject.partition(" ")[2], 16)
            if fact.data is not None:
                Kind(fact.data["kind"]), bool(fact.data["file"])
    except (LookupError, TypeError, ValueError) as error:
        raise FactUnreadable("this goes with no fanzine") from error


ASPECTS: Final = (STANDING, LOOKS, Aspect(note_slips, lay_out_passed_on), Aspect(note_out, lay_out_out))
