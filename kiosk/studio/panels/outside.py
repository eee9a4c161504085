"""Packs of pictures somebody brought: found and read beside the screen, forgotten when the shelf is left."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from kivy.clock import Clock

from fanzines.packs import OutsidePack, read_pack
from kiosk.background import Background
from kiosk.language import tongue
from kiosk.machine.sticks import Sticks, sticks

_STICKERS: Final = "stickers"
_PACK: Final = "pack"
_NAMED: Final = 3


def folders(places: Iterable[Path]) -> Iterator[Path]:
    """The folders called "stickers" or "pack…" of these places; nothing hidden, no link. Blocks."""
    for place in places:
        with suppress(OSError):
            yield from sorted(folder for folder in place.iterdir() if _is_pack(folder))


def _is_pack(folder: Path) -> bool:
    name = folder.name.lower()
    named = name == _STICKERS or name.startswith(_PACK)
    return named and not folder.is_symlink() and folder.is_dir()


class OutsidePacks:
    """Hands each pack over as soon as it is read; `changed` is called when a stick has come or gone since."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.worker = Background("packs")
        self.known: list[OutsidePack] = []
        self._round = 0
        self._changed = changed
        self._sticks = Sticks(lambda _came, _went: Clock.schedule_once(lambda _dt: self._tell()))
        self._looking = False

    def look(self, own: Path | None, came: Callable[[OutsidePack], None]) -> None:
        """Look into the kiosk's own folder and on the sticks. A pack that cannot be read is passed over."""
        self.forget()
        self._looking, here = True, self._round
        self._sticks.start()

        def find() -> list[Path]:
            return list(folders((*([own] if own else []), *sticks())))

        def found(there: object) -> None:
            if isinstance(there, Exception):
                raise there
            assert isinstance(there, list)
            for folder in there:
                self.worker.do(partial(self._read, folder, here), partial(self._take, here, came))

        self.worker.do(find, found)

    def forget(self) -> None:
        """Nobody looks any more."""
        self._round += 1
        self.known = []
        self._looking = False
        self._sticks.stop()

    def _tell(self) -> None:
        if self._looking:
            self._changed()

    def _read(self, folder: Path, here: int) -> OutsidePack | None:
        return read_pack(folder) if here == self._round else None

    def _take(self, here: int, came: Callable[[OutsidePack], None], pack: object) -> None:
        if isinstance(pack, Exception) and not isinstance(pack, OSError):
            raise pack
        if isinstance(pack, OutsidePack) and here == self._round and (pack.pictures or pack.refused):
            self.known.append(pack)
            came(pack)


def left_out(pack: OutsidePack) -> str:
    """A sentence that names files which could not be taken, and why when it is the same for all."""
    separator = "، " if tongue.rtl else ", "
    names = separator.join(name for name, _ in pack.refused[:_NAMED])
    more = "…" if len(pack.refused) > _NAMED else ""
    reasons = {why for _, why in pack.refused}
    said = tongue.words("Left out: {names}.").format(names=names + more)
    return f"{said} {tongue.words(reasons.pop())}" if len(reasons) == 1 else said
