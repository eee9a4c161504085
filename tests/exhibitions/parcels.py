"""Kiosks that send each other little shows, for tests of the exchange."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from exhibitions.exchange.identity import Identity, new_age_key
from exhibitions.exchange.package import Sender, write_package
from exhibitions.exchange.taking_up import TakenUp, take_up
from exhibitions.show.reading import Show, open_show
from fanzines.seal import new_private_key, public_key
from tests.exhibitions.shows import KEY, ROOM, WALL, WEB, little_show

EXHIBITION = "0123456789abcdef"
EVERYTHING = (WALL, ROOM, WEB)
MAKER = Identity(KEY, new_age_key())


def new_identity() -> Identity:
    return Identity(new_private_key(), new_age_key())


@dataclass
class Partner:
    """A kiosk that shows what MAKER sends."""

    place: Path
    identity: Identity = field(default_factory=new_identity)

    def take_up(self, package: Path, trusted: Collection[bytes] = (public_key(KEY),)) -> TakenUp:
        return take_up(package, self.place, identity=self.identity, trusted=trusted)

    @property
    def show(self) -> Show:
        return open_show(self.place, trusted=(public_key(KEY), public_key(self.identity.seal)))


def packed(
    folder: Path,
    sequence: int,
    *to: Partner,
    gone: Collection[str] = (),
    stories: Collection[str] = (ROOM,),
    key: bytes = KEY,
    exhibition: str = EXHIBITION,
    empty: bool = False,
) -> Path:
    """A package of a show with that number, for those partners."""
    place = folder / f"made-{sequence}-{exhibition}-{key[:2].hex()}"
    if not empty:
        little_show(place, gone=gone, stories=stories, sequence=sequence, key=key)
    out = folder / f"{exhibition}-{sequence:08}.fanzineshow"
    write_package(
        Sender(key, exhibition),
        out,
        to=[one.identity.card for one in to],
        gone=gone,
        sequence=sequence,
        show=None if empty else open_show(place),
    )
    return out
