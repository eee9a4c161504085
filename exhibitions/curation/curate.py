"""From the library to a show: what of an exhibition is released now, what is not and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from exhibitions.curation.store import Exhibitions
from exhibitions.exhibition import Entry, Exhibition
from exhibitions.publishing.pictures import WIDTHS, Widths
from exhibitions.publishing.publish import publish
from exhibitions.publishing.work import Work
from exhibitions.show.reading import Show
from exhibitions.story.page import HelpLine
from fanzines.consents import Reason, Released, Use, Withheld, Yes, judge, pages_hash, release, why_void
from fanzines.file import write
from fanzines.library import Library
from fanzines.model import Fanzine
from fanzines.seal import Agreed, sign_consents

Answer = TypeVar("Answer")


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
    widths: Widths = WIDTHS,
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
        widths=widths,
    )
    return show, found


def ask(
    library: Library, exhibition: Exhibition, fanzine: Fanzine, use: Use, month: str
) -> Released | Withheld:
    """What `release` says of a fanzine in the library, for that exhibition."""
    return _put(partial(release, fanzine, use), library, exhibition, fanzine.id, use, month)


def still_released(
    library: Library, exhibition: Exhibition, month: str
) -> tuple[tuple[Entry, frozenset[Use]], ...]:
    """Every entry with the uses it is released for in that month; no page is read for it."""

    def is_released(fanzine_id: str, use: Use) -> bool:
        question = partial(judge, fanzine_id, use, library.pages_hash(fanzine_id))
        return not isinstance(_put(question, library, exhibition, fanzine_id, use, month), Withheld)

    return tuple(
        (entry, frozenset(use for use in exhibition.channels if is_released(entry.fanzine, use)))
        for entry in exhibition.entries
    )


def agreed_to(library: Library, exhibition: Exhibition, fanzine_id: str, month: str) -> dict[Use, Yes]:
    """Every yes that holds for the pages as they are; her own before one by word of mouth. KeyError."""
    now, on = library.pages_hash(fanzine_id), exhibition.run if exhibition.running else None
    said: tuple[Yes, ...] = (*library.spoken_consents(fanzine_id), *library.consents(fanzine_id))
    return {yes.use: yes for yes in said if why_void(fanzine_id, yes.use, yes, now, month, on) is None}


def may_be_carried(library: Library, exhibition: Exhibition, fanzine_id: str, month: str) -> bool:
    """Whether a fanzine may travel: released for the exhibition, and not for this exhibition only."""
    return _to_carry(library, exhibition, library.fanzine(fanzine_id), month) is not None


def carried(
    library: Library, exhibition: Exhibition, fanzine_id: str, *, key: bytes, month: str
) -> bytes | None:
    """A fanzine as a .fanzine file with what its maker agreed to, sealed; None when it may not travel.

    What ends with this exhibition stays here: whoever gets the file cannot know when that is. So does a photo
    with a face beneath something, until that is settled: the file carries the whole photo.
    """
    fanzine = library.fanzine(fanzine_id)
    released = _to_carry(library, exhibition, fanzine, month)
    if released is None or not library.may_travel(fanzine_id):
        return None
    said = agreed_to(library, exhibition, fanzine_id, month).values()
    agreed = [Agreed(yes.use, yes.given, yes.until) for yes in said if yes.exhibition is None]
    signed = sign_consents(key, fanzine_id, pages_hash(fanzine), agreed)
    return write(released.fanzine, library.photo, signed)


def _put(
    question: Callable[..., Answer],
    library: Library,
    exhibition: Exhibition,
    fanzine_id: str,
    use: Use,
    month: str,
) -> Answer:
    """The answer to `release` or `judge`, with all that the library holds of a fanzine and one use."""
    return question(
        consent=next((one for one in library.consents(fanzine_id) if one.use is use), None),
        spoken=next((one for one in library.spoken_consents(fanzine_id) if one.use is use), None),
        approval=library.approval(fanzine_id),
        running=exhibition.running,
        exhibition=exhibition.run,
        month=month,
    )


def _to_carry(library: Library, exhibition: Exhibition, fanzine: Fanzine, month: str) -> Released | None:
    yes = agreed_to(library, exhibition, fanzine.id, month).get(Use.EXHIBITION)
    answer = ask(library, exhibition, fanzine, Use.EXHIBITION, month)
    lasting = yes is not None and yes.exhibition is None
    return answer if lasting and isinstance(answer, Released) else None


def _standing(library: Library, exhibition: Exhibition, entry: Entry, month: str) -> Standing:
    fanzine = library.fanzine(entry.fanzine)
    answers = {use: ask(library, exhibition, fanzine, use, month) for use in exhibition.channels}
    released = {use: answer for use, answer in answers.items() if isinstance(answer, Released)}
    withheld = {use: answer.reason for use, answer in answers.items() if not isinstance(answer, Released)}
    return Standing(entry, released, {use: one.until for use, one in released.items()}, withheld)
