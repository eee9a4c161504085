"""What an exhibition's journal tells its facilitator, and what she does with it.

The journal lies beside the show that was put up; what was counted elsewhere is brought into it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from exhibitions.curation.passed_on import PassedOn, PassedOnAnswers
from exhibitions.curation.store import Exhibitions
from exhibitions.exhibition import Entry, Exhibition
from exhibitions.journal import booklets
from exhibitions.journal.answers import Answer, settle, waiting
from exhibitions.journal.carrying import BroughtIn, bring_in
from exhibitions.journal.counts import counts, today
from exhibitions.journal.journal import Journal, journal_beside
from exhibitions.journal.report import Report, Shown, report_of
from exhibitions.show.slips import Slip, Word
from fanzines.library import Library
from fanzines.second_look.matches import Kind
from fanzines.second_look.words import scan

_LEADS_TO_SOMEBODY = frozenset({Kind.PHONE, Kind.HANDLE})


class NeverPutUp(Exception):
    """The exhibition was not put up yet: it has no journal."""


@dataclass(frozen=True, slots=True)
class Left:
    """An answer that waits for a look, and the fanzine it was left for.

    `doubtful`: a number or an address stands in it by which somebody could be reached.
    """

    answer: Answer
    fanzine: str
    doubtful: bool


class Visited:
    """An exhibition with its journal. Every method may raise JournalFails, LibraryError."""

    def __init__(self, library: Library, exhibition: Exhibition) -> None:
        self._library = library
        self._exhibition = exhibition

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What hangs, in the order of the wall."""
        return self._exhibition.entries

    def left(self) -> tuple[Left, ...]:
        """The answers that wait for a look, those for one fanzine together, in the order of the wall."""
        journal, by_wall = self._journal(), {entry.wall: entry for entry in self._exhibition.entries}
        found = [one for one in waiting(journal) if one.slug in by_wall] if journal else []
        order = list(by_wall)
        found.sort(key=lambda one: order.index(one.slug))
        return tuple(Left(one, by_wall[one.slug].fanzine, leads_to_somebody(one.slip)) for one in found)

    def passed_on(self) -> tuple[tuple[str, PassedOn], ...]:
        """What the makers have of it, by the fanzine, in the order of the wall; not what hangs elsewhere."""
        kept, here = PassedOnAnswers(self._library), ("", self._exhibition.id)
        return tuple(
            (entry.fanzine, one)
            for entry in self._exhibition.entries
            for one in kept.of(entry.fanzine)
            if one.exhibition in here
        )

    def pass_on(self, left: Left) -> None:
        """Its maker finds it on her shelf."""
        PassedOnAnswers(self._library).keep(left.fanzine, left.answer)
        self.put_away(left)

    def put_away(self, left: Left) -> None:
        """Nobody else sees it."""
        journal = self._journal()
        if journal:
            settle(journal, left.answer.id)

    def wanted(self) -> Mapping[str, int]:
        """How many booklets visitors look for on the table, by the fanzine."""
        journal = self._journal()
        asked = booklets.wanted(journal) if journal else {}
        return {one.fanzine: asked[one.wall] for one in self._exhibition.entries if one.wall in asked}

    def lay_out(self, fanzine_id: str, number: int) -> None:
        """So many of its booklets lie on the table now."""
        journal = self._journal()
        if journal:
            booklets.lay_out(journal, self._exhibition.entry(fanzine_id).wall, number, today())

    def bring_in(self, data: bytes) -> BroughtIn:
        """Take in what another machine counted of this exhibition. NeverPutUp, JournalRefused."""
        journal = self._journal()
        if journal is None:
            raise NeverPutUp
        return bring_in(journal, data, Exhibitions(self._library).gone(self._exhibition.id))

    def report(self, language: str, nameless: Callable[[int], str]) -> Report:
        """The exhibition in numbers; a fanzine without a title is called by its place on the wall, from 1."""
        exhibition, journal = self._exhibition, self._journal()
        shown = [
            Shown(_in(entry.title, language) or nameless(place), _slugs(entry))
            for place, entry in enumerate(exhibition.entries, 1)
        ]
        title, when, where = (
            _in(text, language) for text in (exhibition.title, exhibition.frame.when, exhibition.frame.where)
        )
        return report_of(title, when, where, shown, counts(journal) if journal else ())

    def _journal(self) -> Journal | None:
        place = Exhibitions(self._library).place(self._exhibition.id)
        return Journal(journal_beside(place)) if place and place.parent.is_dir() else None


def leads_to_somebody(slip: Slip) -> bool:
    """Whether a number or an address stands on it by which somebody could be reached."""
    match slip:
        case Word(text):
            return any(one.kind in _LEADS_TO_SOMEBODY for one in scan(text))
    return False


def _slugs(entry: Entry) -> frozenset[str]:
    return frozenset((entry.wall, entry.room, entry.web))


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")
