"""The exchange with a folder, beside the screen: a facilitator switches it on, locking switches it off."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from exhibitions.curation.exchanging import Exchanging, NothingToGive
from exhibitions.exchange.folder import Looked, Watch
from exhibitions.show.manifest import ShowDamaged
from fanzines.library import Library
from fanzines.library.errors import LibraryError
from kiosk.keeping.keeper import Keeper
from kiosk.keeping.shows import place_for, places


class ExchangeBeside:
    """Gives and takes every two seconds on a thread of its own; `told` is called there."""

    def __init__(self, keeper: Keeper, told: Callable[[Looked], None]) -> None:
        self._keeper = keeper
        self._told = told
        self._made: tuple[Library, Exchanging] | None = None
        self._watch: Watch | None = None
        self.folder: Path | None = None

    @property
    def is_on(self) -> bool:
        """Whether packages go and come by themselves."""
        return self._watch is not None

    @property
    def exchanging(self) -> Exchanging:
        """What the open library exchanges; RuntimeError while the kiosk is locked."""
        library = self._keeper.open_library()
        if self._made is None or self._made[0] is not library:
            folder = self._keeper.folder
            made = Exchanging(library, lambda one: place_for(folder, one), lambda: places(folder))
            self._made = library, made
        return self._made[1]

    def start(self, folder: Path) -> None:
        """Exchange through that folder until it is switched off."""
        self.stop()
        self.folder = folder
        self._watch = Watch(self._look, self._told)
        self._watch.start()

    def stop(self) -> None:
        """Exchange no more; what is being given or taken is finished before."""
        watch, self._watch, self.folder = self._watch, None, None
        if watch is not None:
            watch.stop()

    def _look(self) -> Looked:
        folder = self.folder
        if folder is None:
            return Looked()
        try:
            with suppress(NothingToGive):
                self.exchanging.give(folder)
            return self.exchanging.take(folder)
        except (LibraryError, ShowDamaged) as problem:
            return Looked(refused=(str(problem),))
