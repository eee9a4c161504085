"""The sound of a work in a show: a file of its own, with a name of its own, wherever it may be heard."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from exhibitions.exhibition import SHOWN, Entry
from exhibitions.show.address import new_slug
from exhibitions.show.withdrawn import SOUND
from fanzines.consents import Use

READINGS: Final = "readings"


@dataclass(frozen=True, slots=True)
class Voice:
    """A recorded reading on its way into a show: its digest, its language, and what gives the sound."""

    digest: str
    language: str
    sound: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Sounds:
    """What was published of a reading: its digest and language, and its file's path in the show by use."""

    digest: str = ""
    language: str = ""
    files: Mapping[Use, str] = field(default_factory=dict)

    def by_language(self, use: Use) -> dict[str, str]:
        """The name of the file beside a story by the language that is read, its path for the wall."""
        if use not in self.files:
            return {}
        name = self.files[use]
        return {self.language: name if use is Use.EXHIBITION else name.rpartition("/")[2]}


def heard_in(uses: Collection[Use]) -> tuple[Use, ...]:
    """Where a work is heard that is published for those uses."""
    return tuple(use for use in SHOWN if use in uses) if Use.VOICE in uses else ()


def sounded(
    folder: Path,
    entry: Entry,
    uses: Collection[Use],
    voice: Voice | None,
    before: Sounds,
    take: Callable[[str], bool],
) -> Sounds:
    """Write what is to be heard of a work into the folder of a show. ValueError when there is no voice.

    A file of the very same sound is taken over by `take`, which tells whether the former show had it.
    """
    heard = heard_in(uses)
    if not heard:
        return Sounds()
    if voice is None:
        raise ValueError("a voice that may be heard is given")
    same = before if (before.digest, before.language) == (voice.digest, voice.language) else Sounds()
    files, data = {}, b""
    for use in heard:
        name = same.files.get(use, "")
        if not (name and take(name)):
            data = data or voice.sound()
            name = _name(entry, use)
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
        files[use] = name
    return Sounds(voice.digest, voice.language, files)


def _name(entry: Entry, use: Use) -> str:
    place = READINGS if use is Use.EXHIBITION else f"site/{use.value}/S/{entry.slug(use)}"
    return f"{place}/{new_slug()}{SOUND}"
