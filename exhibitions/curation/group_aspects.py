"""What travels with a fanzine besides pages and yeses: slips and her no to them, what went out on paper."""

import json
from typing import Final

from sqlite_utils import Database

from exhibitions.curation.passed_on import MayHang, lay_out_said, lay_out_slips, read_said, read_slips
from exhibitions.show.slips import slip_from_json
from fanzines.library.given_out import ELSEWHERE, Kind, lay_out_given, read_kinds
from fanzines.sharing import facts
from fanzines.sharing.facts import Fact, FactUnreadable, seen_from
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


def note_refused(db: Database, here: Here, known: Known) -> None:
    """What she refused here by her own hand, and what she gave again knowing that she had refused it."""
    for answer, said in read_said(db, known.fanzine):
        subject = f"{known.fanzine} {answer}"
        noes = _noes(known, subject)
        if said is MayHang.REFUSED and not noes:
            known.put(here, facts.Kind.BESIDE, subject, {"no": True, "seen": {}})
        elif said is MayHang.HERSELF and noes:
            known.put(here, facts.Kind.BESIDE, subject, {"no": False, "seen": noes})


def lay_out_refused(db: Database, known: Known) -> None:
    """Refuse what she refused on any tablet. Where she gave it again, nothing is said on the others."""
    for answer, said in read_said(db, known.fanzine):
        is_refused = bool(_noes(known, f"{known.fanzine} {answer}"))
        if is_refused != (said is MayHang.REFUSED):
            lay_out_said(db, answer, MayHang.REFUSED if is_refused else MayHang.NOT_SAID)


def _noes(known: Known, subject: str) -> dict[str, int]:
    """Every no that no later yes of hers knew of: the tablets it was said on, and its numbers."""
    said = known.by_tablet(facts.Kind.BESIDE, subject)
    seen = [(fact.data or {}).get("seen", {}) for fact in said.values()]
    return {
        tablet: fact.n
        for tablet, fact in said.items()
        if (fact.data or {}).get("no") and not any(one.get(tablet, -1) >= fact.n for one in seen)
    }


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
        elif fact.kind is facts.Kind.BESIDE:
            said = fact.data or {}
            seen_from(said["seen"])
            if not isinstance(said["no"], bool):
                raise FactUnreadable("this is neither yes nor no")
        elif fact.kind is facts.Kind.OUT:
            int(fact.subject.partition(" ")[2], 16)
            if fact.data is not None:
                Kind(fact.data["kind"]), bool(fact.data["file"])
    except (LookupError, TypeError, ValueError) as error:
        raise FactUnreadable("this goes with no fanzine") from error


ASPECTS: Final = (
    STANDING,
    LOOKS,
    Aspect(note_slips, lay_out_passed_on),
    Aspect(note_refused, lay_out_refused),
    Aspect(note_out, lay_out_out),
)
