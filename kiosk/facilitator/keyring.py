"""What a facilitator can change of phrases and letters, once she has typed her own phrase."""

from contextlib import suppress
from typing import Self

from fanzines.access import keys
from fanzines.access.keys import WrongPhrase
from fanzines.access.pin import set_pin
from fanzines.library.backups import copy_keys
from fanzines.library.errors import plain_errors
from fanzines.library.rekeying import rekey
from kiosk.keeping.keeper import Keeper
from kiosk.keeping.reopening import by_phrase_or_sheet, open_kept
from kiosk.keeping.safekeeping import on_sticks


class Keyring:
    """Held from her phrase (or the letters of the sheet) until she leaves.

    Every change reaches the keys beside the backups, too. Copies on sticks keep the keys they went with.
    """

    def __init__(self, keeper: Keeper, key: bytes, mine: str) -> None:
        self._keeper, self._key = keeper, key
        self.mine = mine
        """Her phrase; empty when she came by the letters, or took her own phrase away."""

    @classmethod
    def of(cls, keeper: Keeper, typed: str) -> Self:
        """By an opening phrase of this kiosk, or by its letters. WrongPhrase, SlotsDamaged."""
        key = by_phrase_or_sheet(keeper.folder, typed)
        try:
            keys.unlock(keeper.folder, typed)
        except WrongPhrase:
            return cls(keeper, key, "")
        return cls(keeper, key, typed)

    @property
    def phrases(self) -> int:
        """How many phrases open the kiosk."""
        return keys.phrases(self._keeper.folder)

    @property
    def carried(self) -> tuple[str, ...]:
        """The months of copies on sticks, which open with the phrases of then."""
        return on_sticks(self._keeper.open_library()).months

    def check_new(self, phrase: str) -> None:
        """PhraseKnown when it opens the kiosk already, PhraseTooShort."""
        keys.check_new(self._keeper.folder, phrase)

    def add(self, phrase: str) -> None:
        """Let one more phrase open the kiosk. PhraseTooShort, PhraseKnown, LibraryFull."""
        keys.add_facilitator(self._keeper.folder, self._key, phrase)
        self._spread()
        self.mine = self.mine or phrase

    def change(self, phrase: str) -> None:
        """Another phrase in place of hers. PhraseTooShort, PhraseKnown, LibraryFull."""
        keys.change_phrase(self._keeper.folder, self.mine, phrase)
        self.mine = phrase
        self._spread()

    def remove(self, phrase: str) -> None:
        """Let this phrase open nothing any more. WrongPhrase, LastPhrase, LibraryFull."""
        keys.remove_facilitator(self._keeper.folder, phrase)
        if keys.plain_phrase(phrase) == keys.plain_phrase(self.mine):
            self.mine = ""
        self._spread()

    def keep_mine(self) -> None:
        """Let no phrase but hers open the kiosk. LibraryFull."""
        keys.keep_only(self._keeper.folder, self.mine)
        self._spread()

    def new_letters(self, letters: str) -> None:
        """These letters open the kiosk in place of the old ones. LibraryFull."""
        keys.new_recovery(self._keeper.folder, self._key, letters)
        self._spread()

    def change_pin(self, pin: str) -> None:
        """Another PIN for the day. PinNotAllowed, LibraryFull."""
        set_pin(self._keeper.open_library(), pin)

    def make_new(self, phrase: str, letters: str) -> None:
        """Lock everything with another key, which only this phrase and these letters open.

        Takes some seconds. LibraryFull, LibraryDamaged: then nothing was changed. What cannot even be opened
        again is shut: the keeper has no library then.
        """
        keeper, old = self._keeper, self.mine
        keeper.open_library().close()
        keeper.library = None
        try:
            rekey(keeper.folder, keeper.backups, old, new=phrase, words=letters)
        finally:
            self._reopen(phrase, old)

    def _reopen(self, *phrases: str) -> None:
        for phrase in phrases:
            with suppress(WrongPhrase):
                self._keeper.library = open_kept(self._keeper.folder, phrase)
                self._key, self.mine = self._keeper.library.store.key, phrase
                return

    def _spread(self) -> None:
        folder, kept = self._keeper.folder, self._keeper.backups
        if kept.exists():
            with plain_errors(kept):
                copy_keys(folder, kept)
