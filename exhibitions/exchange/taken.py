"""What a kiosk remembers of an exhibition it was sent: whose it is, how far it got, what was taken back."""

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from exhibitions.exchange.package import is_exhibition_id
from exhibitions.show.address import is_slug
from exhibitions.show.folder import current_version
from exhibitions.show.manifest import ShowDamaged, ShowUnknown, read_manifest
from fanzines.durable import write_whole
from fanzines.seal import key_as_text, key_from_text

FILE: Final = "taken.json"


@dataclass(frozen=True, slots=True)
class Taken:
    """`maker` is the public key of the one kiosk that may send newer packages of the exhibition.

    `shows` is the number of the publication that is shown, 0 for none yet; `without` the number up to which
    everything that was taken back is gone here; `gone` its deny list.
    """

    exhibition: str
    maker: bytes
    shows: int = 0
    without: int = 0
    gone: frozenset[str] = frozenset()

    def after_denying(self, gone: Collection[str], sequence: int) -> "Taken":
        """When the deny list of a publication was honoured."""
        return replace(self, gone=self.gone | frozenset(gone), without=max(self.without, sequence))


def read_taken(place: Path) -> Taken | None:
    """What is remembered beside the show in that place; None when nothing is."""
    try:
        value = json.loads((place / FILE).read_bytes())
        gone = frozenset(value["gone"])
        taken = Taken(
            str(value["exhibition"]),
            key_from_text(value["maker"]),
            int(value["shows"]),
            int(value["without"]),
            gone,
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
    if not is_exhibition_id(taken.exhibition) or not all(map(is_slug, gone)):
        return None
    return taken


def write_taken(place: Path, taken: Taken) -> None:
    """Remember it. OSError when the disk fails."""
    value = {
        "exhibition": taken.exhibition,
        "maker": key_as_text(taken.maker),
        "shows": taken.shows,
        "without": taken.without,
        "gone": sorted(taken.gone),
    }
    write_whole(place / FILE, json.dumps(value).encode("ascii"))


def shown_sequence(place: Path, maker: bytes) -> int:
    """The number of the publication that lies in that place under its maker's own seal; 0 for none."""
    folder = current_version(place)
    try:
        return read_manifest(folder, (maker,)).sequence if folder else 0
    except (ShowDamaged, ShowUnknown):
        return 0
