"""From the library to a show: what of an exhibition is released now, what is not and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from exhibitions.exhibition import Entry, Exhibition
from exhibitions.publish import publish
from exhibitions.show import Show
from exhibitions.store import Exhibitions
from exhibitions.story import HelpLine
from exhibitions.work import CHANNELS, Work
from fanzines.consents import Reason, Released, Use, release
from fanzines.library import Library


@dataclass(frozen=True, slots=True)
class Standing:
    """How one entry stands: its releases with their last months, and the reasons for what is withheld."""

    entry: Entry
    released: Mapping[Use, Released]
    until: Mapping[Use, str]
    withheld: Mapping[Use, Reason]


def standings(library: Library, exhibition: Exhibition, month: str) -> tuple[Standing, ...]:
    """How every entry of the exhibition stands in that month (YYYY-MM)."""
    return tuple(_standing(library, exhibition, entry, month) for entry in exhibition.entries)


def publish_exhibition(
    library: Library,
    exhibition_id: str,
    *,
    key: bytes,
    out: Path,
    month: str,
    help_lines: Sequence[HelpLine] = (),
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[Show, tuple[Standing, ...]]:
    """Publish what is released now. The show, and how each entry stands, for the facilitator to read."""
    kept = Exhibitions(library)
    exhibition = kept.exhibition(exhibition_id)
    found = standings(library, exhibition, month)
    works = [Work(one.entry, one.released, one.until, library.photo) for one in found if one.released]
    kept.set_place(exhibition_id, out)
    show = publish(
        exhibition,
        works,
        gone=kept.gone(exhibition_id),
        key=key,
        out=out,
        sequence=kept.next_sequence(exhibition_id),
        help_lines=help_lines,
        progress=progress,
    )
    return show, found


def _standing(library: Library, exhibition: Exhibition, entry: Entry, month: str) -> Standing:
    fanzine, approval = library.fanzine(entry.fanzine), library.approval(entry.fanzine)
    consents = {consent.use: consent for consent in library.consents(entry.fanzine)}
    answers = {
        use: release(
            fanzine,
            use,
            consent=consents.get(use),
            approval=approval,
            running=exhibition.running,
            month=month,
        )
        for use in CHANNELS
    }
    released = {use: answer for use, answer in answers.items() if isinstance(answer, Released)}
    withheld = {use: answer.reason for use, answer in answers.items() if not isinstance(answer, Released)}
    return Standing(entry, released, {use: consents[use].until for use in released}, withheld)
