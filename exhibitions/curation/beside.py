"""What publishing from files has to know the next time, kept in a file beside the show."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from exhibitions.exhibition import SHOWN, Entry
from exhibitions.publishing.work import Work
from fanzines.seal import new_private_key, public_key

BESIDE: Final = ".curation"


@dataclass(frozen=True, slots=True)
class Curation:
    """Slugs, key and number of a show. It names fanzines, so it stays with whoever publishes."""

    key: bytes
    sequence: int
    entries: dict[str, Entry]
    shown: frozenset[str]
    gone: frozenset[str]

    @classmethod
    def read(cls, out: Path) -> "Curation":
        """What was kept, or a new beginning with a key of its own."""
        try:
            value = json.loads(_beside(out).read_text("ascii"))
        except FileNotFoundError:
            return cls(new_private_key(), 0, {}, frozenset(), frozenset())
        entries = {
            one: Entry(one, wall=wall, room=room, web=web) for one, wall, room, web in value["entries"]
        }
        shown, gone = frozenset(value["shown"]), frozenset(value["gone"])
        return cls(bytes.fromhex(value["key"]), value["sequence"], entries, shown, gone)

    def after(self, works: Sequence[Work]) -> "Curation":
        """What holds once these works are published: what was shown before, and is not now, is gone."""
        shown = frozenset(work.entry.slug(use) for work in works for use in SHOWN if use in work.released)
        gone = self.gone | (self.shown - shown)
        entries = {**self.entries, **{work.entry.fanzine: work.entry for work in works}}
        return replace(
            self,
            sequence=self.sequence + 1,
            entries={one: _renewed(entry, gone) for one, entry in entries.items()},
            shown=shown,
            gone=gone,
        )

    @property
    def exhibition(self) -> str:
        """By what partners know the exhibition: random as its key is, and public."""
        return hashlib.sha256(b"fanzine exhibition 1\0" + public_key(self.key)).hexdigest()[:16]

    def write(self, out: Path) -> None:
        """Keep it, for its owner's eyes only."""
        value: dict[str, Any] = {
            "key": self.key.hex(),
            "sequence": self.sequence,
            "entries": [[one.fanzine, one.wall, one.room, one.web] for one in self.entries.values()],
            "shown": sorted(self.shown),
            "gone": sorted(self.gone),
        }
        path = _beside(out)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.part")
        part.touch(0o600)
        part.write_text(json.dumps(value), "ascii")
        part.replace(path)


def _renewed(entry: Entry, gone: frozenset[str]) -> Entry:
    for use in SHOWN:
        entry = entry.renamed(use) if entry.slug(use) in gone else entry
    return entry


def _beside(out: Path) -> Path:
    return out.with_name(f"{out.name}{BESIDE}")
