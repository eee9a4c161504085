"""Publishing from .fanzine files, on a machine without a library: `fanzine-kiosk publish`.

Each file's consents count where the kiosk that signed them is trusted; the facilitator who runs the command
is the approval. That kiosk let the file go only after a second look: words by which somebody might be known
are told here once more, and hold nothing back. What has to be the same next time is kept beside the show.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exhibitions.curation.beside import Curation
from exhibitions.exhibition import ByLanguage, Entry, Exhibition, Frame
from exhibitions.publishing.publish import publish
from exhibitions.publishing.work import CHANNELS, Work
from exhibitions.show.reading import Show
from fanzines.consents import Approval, Reason, Released, Use, pages_hash, release
from fanzines.file import fanzine_file as file
from fanzines.seal import SealBroken, SealUnknown, verify_consents
from fanzines.second_look.findings import words_on
from fanzines.second_look.matches import Kind

_SENTENCES: Final = {
    Reason.NO_CONSENT: "its maker has not agreed to this",
    Reason.CHANGED_SINCE: "it was changed after its maker agreed",
    Reason.EXPIRED: "what its maker agreed to is not valid this month",
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file, or one use of it, that was not published, and why; `use` is None for the whole file."""

    file: Path
    use: Use | None
    why: str


@dataclass(frozen=True, slots=True)
class Noticed:
    """A published page (1 is the front cover) with words of these kinds on it."""

    file: Path
    page: int
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """The show, everything that stayed out of it, and what in it is worth a second look."""

    show: Show
    left_out: tuple[LeftOut, ...]
    noticed: tuple[Noticed, ...]


def publish_files(
    files: Sequence[Path],
    *,
    trusted: Collection[bytes],
    out: Path,
    month: str,
    room_url: str = "",
    web_url: str | None = None,
    title: ByLanguage | None = None,
    languages: tuple[str, ...] = ("en",),
    country: str = "",
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Published:
    """Publish what a trusted kiosk's signed consents allow in that month (YYYY-MM), use by use.

    `trusted` are public keys, 32 bytes each; `country` (two letters) chooses the help cards. What was
    published before and is not now goes onto the deny list for good. ValueError for an address that is none.
    """
    curation = Curation.read(out)
    found = [work_of(path, curation.entries, trusted, month) for path in files]
    works = _once_each([work for work, _ in found if work is not None])
    curation = curation.after(works)
    exhibition = Exhibition(
        title=title or {},
        languages=languages,
        room_url=room_url,
        web_url=web_url,
        running=True,
        entries=tuple(work.entry for work in works),
        frame=Frame(country=country),
    )
    curation.write(out)
    published = publish(
        exhibition,
        works,
        gone=curation.gone,
        key=curation.key,
        out=out,
        sequence=curation.sequence,
        progress=progress,
    )
    noticed = [
        one
        for path, (work, _) in zip(files, found, strict=True)
        if work is not None
        for one in _noticed(path, work)
    ]
    return Published(published.show, tuple(one for _, left in found for one in left), tuple(noticed))


def work_of(
    path: Path, entries: Mapping[str, Entry], trusted: Collection[bytes], month: str
) -> tuple[Work | None, list[LeftOut]]:
    """What a file's consents release in that month, and what stays out; `entries` by their fanzines."""
    try:
        held = file.read(path.read_bytes())
    except OSError:
        return None, [LeftOut(path, None, "the file cannot be read")]
    except file.FileRefused as error:
        return None, [LeftOut(path, None, str(error))]
    if held.consents is None:
        return None, [LeftOut(path, None, "it carries no consent")]
    try:
        consents = {one.use: one for one in verify_consents(held.consents, trusted)}
    except (SealUnknown, SealBroken) as error:
        return None, [LeftOut(path, None, str(error))]
    fanzine = held.fanzine
    approval = Approval(fanzine.id, pages_hash(fanzine))
    answers = {
        use: release(fanzine, use, consent=consents.get(use), approval=approval, running=True, month=month)
        for use in CHANNELS
    }
    released = {use: answer for use, answer in answers.items() if isinstance(answer, Released)}
    left = [
        LeftOut(path, use, _SENTENCES[answer.reason])
        for use, answer in answers.items()
        if not isinstance(answer, Released)
    ]
    if not released:
        return None, left
    until = {use: consents[use].until for use in released}
    entry = entries.get(fanzine.id) or Entry(fanzine.id)
    return Work(entry, released, until, held.photos.__getitem__), left


def _noticed(path: Path, work: Work) -> Iterator[Noticed]:
    for number, page in enumerate(work.fanzine.pages, 1):
        kinds = tuple(dict.fromkeys(one.kind for one in words_on(page, work.fanzine.language)))
        if kinds:
            yield Noticed(path, number, kinds)


def _once_each(works: Sequence[Work]) -> list[Work]:
    return list({work.fanzine.id: work for work in works}.values())
