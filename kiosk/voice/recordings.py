"""What a mediator recorded, for the kiosk's voice: there while the library is open."""

import logging

from fanzines.library.errors import LibraryError
from fanzines.voices.store import Voices
from kiosk.keeping.keeper import Keeper
from kiosk.language import message_of

log = logging.getLogger(__name__)


class LibraryRecordings:
    """The recorded phrases in the library of a kiosk; none while it is locked, or cannot be read."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def has(self, tag: str) -> bool:
        """Whether anything was recorded in a language."""
        library = self._keeper.library
        try:
            return library is not None and Voices(library.store).has(tag)
        except LibraryError as problem:
            log.warning("The voices cannot be read (%s).", type(problem).__name__)
            return False

    def languages(self) -> frozenset[str]:
        """The languages in which anything was recorded."""
        library = self._keeper.library
        try:
            return frozenset() if library is None else Voices(library.store).languages()
        except LibraryError as problem:
            log.warning("The voices cannot be read (%s).", type(problem).__name__)
            return frozenset()

    def sound(self, tag: str, sentence: str) -> bytes | None:
        """A sentence as it is shown in that language, or None when it was not recorded."""
        library = self._keeper.library
        try:
            return None if library is None else Voices(library.store).sound(tag, message_of(tag, sentence))
        except LibraryError as problem:
            log.warning("A voice cannot be read (%s).", type(problem).__name__)
            return None
