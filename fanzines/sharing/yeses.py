"""Consents among tablets: a yes lives only where it was given knowing of everything that was taken back.

So who takes a yes back on one tablet has taken it back on all of them, whatever was touched elsewhere
meanwhile. A yes to the voice waits where the recorded reading it names did not arrive yet.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from sqlite_utils import Database

from fanzines.consents import Approval, Consent, SpokenConsent, Use, WhySpoken, Yes, pages_hash
from fanzines.library.consent_store import (
    delete_approval,
    lay_out_yeses,
    read_approval,
    read_consents,
    read_refused,
    read_spoken,
)
from fanzines.library.look_store import read_kept
from fanzines.library.reading import read_fanzine
from fanzines.library.reading_store import read_reading
from fanzines.library.rows import number
from fanzines.second_look.rule import approve
from fanzines.sharing.facts import Fact, FactUnreadable, Json, Kind, newest, seen_from
from fanzines.sharing.known import Here, Known, names_before

APPROVED: Final = "approval"
APPROVED_READING: Final = "reading"
_SEEN: Final = "seen"


def subject_of(fanzine: str, what: str) -> str:
    """What a fact about a use of a fanzine is about."""
    return f"{fanzine} {what}"


def note_yeses(db: Database, here: Here, known: Known) -> None:
    """What was agreed to, taken back and approved here since this was noted last."""
    fanzine = known.fanzine
    own = {yes.use: _own_as_json(yes) for yes in read_consents(db, fanzine)}
    told = {yes.use: _spoken_as_json(yes) for yes in read_spoken(db, fanzine)}
    refused, taken = read_refused(db, fanzine), _taken_since(db, fanzine)
    for use in Use:
        subject = subject_of(fanzine, use)
        by_hand = (use, 1) in taken or (use in refused and not _is_refused(known, subject))
        if by_hand or (use, 0) in taken:
            before = known.by_tablet(Kind.TAKEN, subject).get(here.tablet)
            hers = here.n if by_hand else (before.data or {}).get("hers", 0) if before else 0
            known.put(here, Kind.TAKEN, subject, {"hers": hers})
        note_yes(known, here, Kind.OWN, subject, own.get(use))
        note_yes(known, here, Kind.SPOKEN, subject, told.get(use))
    approval = read_approval(db, fanzine)
    subject = subject_of(fanzine, APPROVED)
    is_gone = approval is None and living(known, Kind.APPROVAL, subject) is not None
    if is_gone or (APPROVED, 0) in taken:
        known.put(here, Kind.TAKEN, subject, {"hers": 0})
    note_yes(known, here, Kind.APPROVAL, subject, {"pages": approval.pages_hash} if approval else None)


def was_unheard(db: Database, fanzine: str) -> bool:
    """Whether a facilitator took her yes to the reading back since that was noted last."""
    sql = 'SELECT 1 FROM shared_taken WHERE fanzine = ? AND "use" = ?'
    return db.execute(sql, [number(fanzine), APPROVED_READING]).fetchone() is not None


def _taken_since(db: Database, fanzine: str) -> set[tuple[str, int]]:
    """What was taken back since, and whether by her own hand: also where she gave it again meanwhile."""
    row = number(fanzine)
    taken = set(db.execute('SELECT "use", hers FROM shared_taken WHERE fanzine = ?', [row]).fetchall())
    db.execute("DELETE FROM shared_taken WHERE fanzine = ?", [row])
    return taken


def take_back_again(db: Database, here: Here, known: Known, was_taken_back: Callable[[Yes], bool]) -> None:
    """After a backup came back: a yes that was taken back here, which the backup no longer knows, dies again.

    One that was given here since, or knowing that it had died again, lives. What was known of this tablet by
    its former names tells nothing: the yes may have been taken back once more after that.
    """
    readers = ((Kind.OWN, _own_from), (Kind.SPOKEN, _spoken_from)) if names_before(db) else ()
    for kind, read in readers:
        for use in Use:
            subject = subject_of(known.fanzine, use)
            fact = _living_fact(known, kind, subject)
            if fact is None or fact.data is None or here.tablet in (fact.tablet, *fact.data[_SEEN]):
                continue
            if was_taken_back(read(known.fanzine, use, fact.data)):
                known.put(here, Kind.TAKEN, subject, {"hers": here.n if kind is Kind.OWN else 0})


def kept_yeses(db: Database, fanzine: str) -> tuple[Yes, ...]:
    """Every yes the library holds to a fanzine, hers and by word of mouth."""
    return (*read_consents(db, fanzine), *read_spoken(db, fanzine))


def lay_out(db: Database, known: Known, before: tuple[Yes, ...]) -> tuple[Yes, ...]:
    """Have the library hold exactly the yeses that live; those of `before` to uses that none lives for."""
    fanzine = known.fanzine
    reading = read_reading(db, fanzine)
    heard = reading.digest if reading else None
    own: tuple[Consent, ...] = _read(known, Kind.OWN, _own_from)
    own = tuple(yes for yes in own if yes.recording in (None, heard))
    told: tuple[SpokenConsent, ...] = _read(known, Kind.SPOKEN, _spoken_from)
    refused = frozenset(use for use in Use if _is_refused(known, subject_of(fanzine, use)))
    approved = living(known, Kind.APPROVAL, subject_of(fanzine, APPROVED))
    approval = Approval(fanzine, approved["pages"]) if approved else None
    there = (set(kept_yeses(db, fanzine)), read_refused(db, fanzine), read_approval(db, fanzine))
    if ({*own, *told}, refused, approval) != there:
        lay_out_yeses(db, fanzine, own, told, refused, approval)
        _taken_since(db, fanzine)  # what was laid out anew was not taken back
    lives = {*(yes.use for yes in own), *(yes.use for yes in told)}
    return tuple(yes for yes in before if yes.use not in lives)


def take_back_in_doubt(db: Database, here: Here, known: Known) -> bool:
    """Take a facilitator's yes back where the second look at these very pages is not settled.

    It was given on a tablet that had not heard what another found or asked about. Whether there was one.
    """
    approval = read_approval(db, known.fanzine)
    if approval is None:
        return False
    fanzine = read_fanzine(db, known.fanzine)
    if approval.pages_hash != pages_hash(fanzine) or approve(fanzine, read_kept(db, known.fanzine)):
        return False
    known.put(here, Kind.TAKEN, subject_of(known.fanzine, APPROVED), {"hers": 0})
    delete_approval(db, known.fanzine)
    _taken_since(db, known.fanzine)  # that is known already
    return True


def check_yes(fact: Fact) -> None:
    """FactUnreadable when the library could not hold what that fact says."""
    try:
        if fact.kind is Kind.TAKEN:
            seen_from({fact.tablet: (fact.data or {})["hers"]})
        elif fact.data is not None and fact.kind in (Kind.OWN, Kind.SPOKEN, Kind.APPROVAL):
            seen_from(fact.data[_SEEN])
            bytes.fromhex(fact.data.get("recording") or "")
            is_of_reading = fact.kind is Kind.APPROVAL and fact.subject.endswith(f" {APPROVED_READING}")
            bytes.fromhex(fact.data["recording" if is_of_reading else "pages"])
            if fact.kind is not Kind.APPROVAL:
                reader: Any = _own_from if fact.kind is Kind.OWN else _spoken_from
                int(reader(fact.fanzine, fact.subject.partition(" ")[2], fact.data).exhibition or "0", 16)
    except (LookupError, TypeError, ValueError) as error:
        raise FactUnreadable("this is no yes") from error


def note_yes(known: Known, here: Here, kind: Kind, subject: str, said: Json | None) -> None:
    """A yes that lives here, and of which that was not known; one that does not was taken back above."""
    if said is not None and said != living(known, kind, subject):
        known.put(here, kind, subject, {**said, _SEEN: _taken(known, subject)})


def _taken(known: Known, subject: str) -> dict[str, int]:
    return {tablet: fact.n for tablet, fact in known.by_tablet(Kind.TAKEN, subject).items()}


def living(known: Known, kind: Kind, subject: str) -> Json | None:
    """The newest yes that knew of all that was taken back, without what it knew."""
    fact = _living_fact(known, kind, subject)
    if fact is None or fact.data is None:
        return None
    return {name: value for name, value in fact.data.items() if name != _SEEN}


def _living_fact(known: Known, kind: Kind, subject: str) -> Fact | None:
    return newest(_that_knew(known.by_tablet(kind, subject).values(), _taken(known, subject)))


def _that_knew(facts: Iterable[Fact], taken: Mapping[str, int]) -> Iterable[Fact]:
    for fact in facts:
        seen = (fact.data or {}).get(_SEEN, {})
        if all(seen.get(tablet, -1) >= n for tablet, n in taken.items()):
            yield fact


def _is_refused(known: Known, subject: str) -> bool:
    """Whether she took a yes back with her own hand, and gave none with it since."""
    own = [(fact.data or {}).get(_SEEN, {}) for fact in known.by_tablet(Kind.OWN, subject).values()]
    for tablet, fact in known.by_tablet(Kind.TAKEN, subject).items():
        hers = (fact.data or {}).get("hers", 0)
        if hers and not any(seen.get(tablet, -1) >= hers for seen in own):
            return True
    return False


def _read(known: Known, kind: Kind, read: Any) -> tuple[Any, ...]:
    found = {use: living(known, kind, subject_of(known.fanzine, use)) for use in Use}
    return tuple(read(known.fanzine, use, data) for use, data in found.items() if data is not None)


def _own_as_json(yes: Consent) -> Json:
    said = {"pages": yes.pages_hash, "given": yes.given, "until": yes.until, "run": yes.exhibition}
    return said if yes.recording is None else {**said, "recording": yes.recording}


def _own_from(fanzine: str, use: str, data: Json) -> Consent:
    said = data["pages"], data["given"], data["until"], data["run"], data.get("recording")
    return Consent(fanzine, Use(use), *said)


def _spoken_as_json(yes: SpokenConsent) -> Json:
    return {
        "pages": yes.pages_hash,
        "given": yes.given,
        "until": yes.until,
        "run": yes.exhibition,
        "why": yes.why.value,
    }


def _spoken_from(fanzine: str, use: str, data: Json) -> SpokenConsent:
    why = WhySpoken(data["why"])
    return SpokenConsent(fanzine, Use(use), data["pages"], data["given"], data["until"], data["run"], why)
