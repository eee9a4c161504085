"""From the library to a show: what of an exhibition is released now, what is not and why."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from exhibitions.curation.passed_on import PassedOnAnswers
from exhibitions.curation.store import Exhibitions
from exhibitions.exhibition import Entry, Exhibition
from exhibitions.help import help_cards
from exhibitions.publishing.back_notes import back_note
from exhibitions.publishing.made import Made, made_of
from exhibitions.publishing.pictures import WIDTHS, Widths
from exhibitions.publishing.publish import publish
from exhibitions.publishing.sounding import Voice
from exhibitions.publishing.work import Unchanged, Work
from exhibitions.show.folder import is_doubted
from exhibitions.show.reading import Show, ShowDamaged, ShowUnknown, open_show
from fanzines.consents import (
    Approval,
    Consent,
    Reason,
    Recording,
    Released,
    SpokenConsent,
    Use,
    Withheld,
    Yes,
    judge,
    pages_hash,
    release,
    why_void,
)
from fanzines.file import write
from fanzines.library import Library
from fanzines.model import Fanzine
from fanzines.readings import Reading
from fanzines.seal import Agreed, public_key, sign_consents

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Standing:
    """How one entry stands: the yes it is released by for each use, and why it is withheld from others."""

    entry: Entry
    agreed: Mapping[Use, Yes]
    withheld: Mapping[Use, Reason]


def standings(library: Library, exhibition: Exhibition, month: str) -> tuple[Standing, ...]:
    """How every entry of the exhibition stands in that month (YYYY-MM); no page is read for it."""
    pages = [library.pages_hash(entry.fanzine) for entry in exhibition.entries]
    with library.store.one_state():
        return tuple(
            _standing(library, exhibition, entry, one, month)
            for entry, one in zip(exhibition.entries, pages, strict=True)
        )


def publish_exhibition(
    library: Library,
    exhibition_id: str,
    *,
    key: bytes,
    out: Path,
    month: str,
    progress: Callable[[int, int], None] = lambda done, of: None,
    widths: Widths = WIDTHS,
) -> tuple[Show, tuple[Standing, ...]]:
    """Publish what is released now. The show, and how each entry stands, for the facilitator to read.

    What was published before and is the same is not made again, unless something in `out` is in doubt.
    Overtaken, or another FileNotFoundError, when something was taken back or hung meanwhile.
    """
    kept = Exhibitions(library)
    sequence = kept.next_sequence(exhibition_id)  # first: a show that changes from now on counts on
    exhibition, gone = kept.exhibition(exhibition_id), kept.gone(exhibition_id)
    found = standings(library, exhibition, month)
    former = _former(out, key)
    made_before = kept.made(exhibition_id)
    asked = (_work(library, exhibition, one, made_before, former, month, widths) for one in found)
    works = [work for work in asked if work is not None]
    kept.set_place(exhibition_id, out)

    def still() -> bool:
        """Whether nothing was taken back since, and the show is as it was."""
        if (kept.sequence(exhibition_id), kept.gone(exhibition_id)) != (sequence, gone):
            return False
        return _still(library, exhibition_id, found, month)

    published = publish(
        exhibition,
        works,
        gone=gone,
        key=key,
        out=out,
        sequence=sequence,
        former=former,
        slips=PassedOnAnswers(library).hung(exhibition_id),
        progress=progress,
        widths=widths,
        still=still,
    )
    kept.keep_made(exhibition_id, published.made, before=made_before)
    return published.show, found


def try_out(
    library: Library,
    exhibition_id: str,
    *,
    key: bytes,
    out: Path,
    month: str,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Show:
    """The show as it would be published now, built in a place of its own of which nothing is remembered.

    FileNotFoundError when something was taken back meanwhile.
    """
    kept = Exhibitions(library)
    exhibition, place = kept.exhibition(exhibition_id), kept.place(exhibition_id)
    former = _former(place, key) if place else None
    made = kept.made(exhibition_id)
    found = standings(library, exhibition, month)
    asked = (_work(library, exhibition, one, made, former, month, WIDTHS) for one in found)
    works = [work for work in asked if work is not None]
    return publish(
        exhibition,
        works,
        gone=kept.gone(exhibition_id),
        key=key,
        out=out,
        sequence=1,
        former=former,
        slips=PassedOnAnswers(library).hung(exhibition_id),
        progress=progress,
        still=lambda: _still(library, exhibition_id, found, month),
    ).show


def ask(
    library: Library, exhibition: Exhibition, fanzine: Fanzine, use: Use, month: str
) -> Released | Withheld:
    """What `release` says of a fanzine in the library, for that exhibition."""
    return _said_of(library, exhibition, fanzine.id, month).put(partial(release, fanzine, use), use)


def agreed_to(library: Library, exhibition: Exhibition, fanzine_id: str, month: str) -> dict[Use, Yes]:
    """Every yes that holds for the pages as they are; her own before one by word of mouth. KeyError."""
    now, on = library.pages_hash(fanzine_id), exhibition.run if exhibition.running else None
    said: tuple[Yes, ...] = (*library.spoken_consents(fanzine_id), *library.consents(fanzine_id))
    recording = _recording(library, fanzine_id)
    return {
        yes.use: yes for yes in said if why_void(fanzine_id, yes.use, yes, now, month, on, recording) is None
    }


def may_be_carried(library: Library, exhibition: Exhibition, fanzine_id: str, month: str) -> bool:
    """Whether a fanzine may travel: released for the exhibition, and not for this exhibition only."""
    return _to_carry(library, exhibition, library.fanzine(fanzine_id), month) is not None


def carried(
    library: Library, exhibition: Exhibition, fanzine_id: str, *, key: bytes, month: str
) -> bytes | None:
    """A fanzine as a .fanzine file with what its maker agreed to, sealed; None when it may not travel.

    What ends with this exhibition stays here: whoever gets the file cannot know when that is. So does a photo
    with a face beneath something, until that is settled: the file carries the whole photo. A recorded reading
    always stays, and the yes to it.
    """
    fanzine = library.fanzine(fanzine_id)
    released = _to_carry(library, exhibition, fanzine, month)
    if released is None or not library.may_travel(fanzine_id):
        return None
    said = agreed_to(library, exhibition, fanzine_id, month).values()
    lasting = (yes for yes in said if yes.exhibition is None and yes.use is not Use.VOICE)
    agreed = [Agreed(yes.use, yes.given, yes.until) for yes in lasting]
    signed = sign_consents(key, fanzine_id, pages_hash(fanzine), agreed)
    return write(released.fanzine, library.photo, signed)


def _said_of(library: Library, exhibition: Exhibition, fanzine_id: str, month: str) -> "_Said":
    return _Said(
        {one.use: one for one in library.consents(fanzine_id)},
        {one.use: one for one in library.spoken_consents(fanzine_id)},
        library.approval(fanzine_id),
        _recording(library, fanzine_id),
        exhibition,
        month,
    )


def _recording(library: Library, fanzine_id: str) -> Recording | None:
    reading = library.reading(fanzine_id)
    return reading.recording if reading else None


@dataclass(frozen=True, slots=True)
class _Said:
    """All that the library holds of a fanzine and its uses, for `release` and `judge`."""

    consents: Mapping[Use, Consent]
    spoken: Mapping[Use, SpokenConsent]
    approval: Approval | None
    recording: Recording | None
    exhibition: Exhibition
    month: str

    def put(self, question: Callable[..., Answer], use: Use) -> Answer:
        """The answer to `release` or `judge` for one use."""
        return question(
            consent=self.consents.get(use),
            spoken=self.spoken.get(use),
            approval=self.approval,
            recording=self.recording,
            running=self.exhibition.running,
            exhibition=self.exhibition.run,
            month=self.month,
        )


def _to_carry(library: Library, exhibition: Exhibition, fanzine: Fanzine, month: str) -> Released | None:
    yes = agreed_to(library, exhibition, fanzine.id, month).get(Use.EXHIBITION)
    answer = ask(library, exhibition, fanzine, Use.EXHIBITION, month)
    lasting = yes is not None and yes.exhibition is None
    return answer if lasting and isinstance(answer, Released) else None


def _standing(library: Library, exhibition: Exhibition, entry: Entry, pages: str, month: str) -> Standing:
    said = _said_of(library, exhibition, entry.fanzine, month)
    answers = {use: said.put(partial(judge, entry.fanzine, use, pages), use) for use in exhibition.channels}
    agreed = {use: one for use, one in answers.items() if not isinstance(one, Withheld)}
    withheld = {use: one.reason for use, one in answers.items() if isinstance(one, Withheld)}
    return Standing(entry, agreed, withheld)


def _still(library: Library, exhibition_id: str, found: Iterable[Standing], month: str) -> bool:
    """Whether no yes that was found was taken back since."""
    now = standings(library, Exhibitions(library).exhibition(exhibition_id), month)
    return _every_yes(found) <= _every_yes(now)


def _every_yes(found: Iterable[Standing]) -> frozenset[tuple[str, str, str, Yes]]:
    """Under which names the works go, and by which yes."""
    return frozenset(
        (one.entry.wall, one.entry.room, one.entry.web, yes) for one in found for yes in one.agreed.values()
    )


def _former(out: Path, key: bytes) -> Show | None:
    """The show to take from what is unchanged; none while something in it is in doubt."""
    if is_doubted(out):
        return None
    try:
        return open_show(out, trusted=(public_key(key),), every_file=False)
    except (ShowDamaged, ShowUnknown, OSError):
        return None


def _work(
    library: Library,
    exhibition: Exhibition,
    standing: Standing,
    made_before: Mapping[str, Made],
    former: Show | None,
    month: str,
    widths: Widths,
) -> Work | Unchanged | None:
    entry, made = standing.entry, made_before.get(standing.entry.fanzine)
    if not standing.agreed:
        return None
    cards = help_cards(exhibition.frame, date.today().isoformat())
    note = back_note(exhibition, entry, standing.agreed, cards)
    key = made_of(entry, library.pages_hash(entry.fanzine), standing.agreed, widths, note)
    if former and made and made.key == key and made.files(entry) <= former.files.keys():
        return Unchanged(entry, standing.agreed, made, _voice(library, standing))
    fanzine = library.fanzine(entry.fanzine)
    said = _said_of(library, exhibition, fanzine.id, month)
    answers = {use: said.put(partial(release, fanzine, use), use) for use in standing.agreed}
    released = {use: one for use, one in answers.items() if isinstance(one, Released)}
    until = {use: one.until for use, one in released.items()}
    voice = _voice(library, standing) if Use.VOICE in released else None
    return Work(entry, released, until, library.photo, voice) if released else None


def _voice(library: Library, standing: Standing) -> Voice | None:
    """The very recording that was agreed to; its sound is asked for when it is written."""
    yes = standing.agreed.get(Use.VOICE)
    if not isinstance(yes, Consent) or yes.recording is None:
        return None
    reading = library.reading(standing.entry.fanzine)
    if reading is None or reading.digest != yes.recording:
        raise FileNotFoundError("a reading was taken back while the show was built")
    return Voice(reading.digest, reading.language, partial(_sound, library, standing.entry.fanzine, reading))


def _sound(library: Library, fanzine_id: str, reading: Reading) -> bytes:
    try:
        return library.sound(fanzine_id, reading.digest)
    except KeyError as error:
        raise FileNotFoundError("a reading was taken back while the show was built") from error
