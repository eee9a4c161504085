"""Who sits at this kiosk: the open gathering, the shelf whose sign was entered, the fanzine on the table."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from exhibitions.curation.agreeing import Agreement
from fanzines import typesetting
from fanzines.access import signs
from fanzines.access.signs import Sign
from fanzines.consents import Duration, Use
from fanzines.folds import MINI, Folding, folded_so
from fanzines.ink import forget_ink
from fanzines.library import Library, Summary
from fanzines.library.blank import forget_blank
from fanzines.library.errors import LibraryError
from fanzines.library.settings import read_setting, write_setting
from fanzines.model import Direction, Fanzine
from fanzines.sitting import Sitting
from kiosk.keeping.gathering import Gathering
from kiosk.keeping.kept import Kept
from kiosk.keeping.months import months_from, this_month
from printing.pictures.picture import forget_pictures

AGREED_MONTHS: Final = 12
SOMEBODY_SITS: Final = "Somebody sits with a fanzine. Bring her work to its end, then exchange the shelves."
CLEARED: Final = "The shelves are being exchanged. One moment, then try again."
_GATHERING: Final = "gathering"


class TableTaken(LibraryError):
    """Somebody sits at the table, or nobody can at this moment. The message says what to do."""


class Keeper(Kept):
    """Opens and shuts what the kiosk keeps. At most one maker sits at the table."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.gathering: Gathering | None = None
        self.sitting: Sitting | None = None
        self.shelf: str | None = None
        self.copied = ""
        """Words that were copied at the table; they can be put in as long as somebody sits there."""
        self._begun: str | None = None
        self._table = threading.Lock()
        self._is_cleared = False

    def agreed(self) -> frozenset[Use]:
        """What she has agreed to for the pages on the table as they are."""
        return frozenset(self.agreement().agreed())

    def agree(self, use: Use, duration: Duration = Duration.EXHIBITION) -> None:
        """Her yes to one use of the pages on the table as they are."""
        self.agreement().agree(use, duration)

    def agreement(self) -> Agreement:
        """What is agreed to of the fanzine on the table."""
        month = this_month()
        until = months_from(month, AGREED_MONTHS)
        return Agreement(self.open_library(), self.on_table, month=month, until=until)

    def let_go(self) -> None:
        """She was asked about what had ended, and agrees only to what she touched."""
        self.agreement().let_go(self.seal_key())

    @property
    def offered(self) -> Gathering:
        """What makers are offered in the open gathering; RuntimeError while none is open."""
        if self.gathering is None:
            raise RuntimeError("no gathering is open")
        return self.gathering

    def last_gathering(self, languages: Sequence[str]) -> Gathering:
        """What was laid out last, of the languages there are; at first all there is, and no prompt."""
        kept = self.open_library().store.read(lambda db: read_setting(db, _GATHERING))
        return Gathering.read(kept, languages)

    def open_gathering(self, gathering: Gathering) -> None:
        """From now on makers can sit down and are offered this; the next one begins with it. LibraryError."""
        self.open_library().store.write(lambda db: write_setting(db, _GATHERING, gathering.as_json()))
        self.gathering = gathering

    def end_gathering(self) -> None:
        """Nobody sits at the table any more, whatever fails, and nobody can sit down."""
        self.gathering = None
        self.step_away()

    def offer_sign(self) -> Sign:
        """A sign nobody on this kiosk has."""
        return signs.offer(self.open_library())

    def claim_sign(self, sign: Sign) -> None:
        """Make the sign hers: what she makes from now on stands on its shelf."""
        self.shelf = signs.claim(self.open_library(), sign)

    def enter_sign(self, sign: Sign) -> bool:
        """Open the shelf of a sign; False when nobody has it. SignsLocked after five wrong ones."""
        self.shelf = signs.shelf_of(self.open_library(), sign)
        return self.shelf is not None

    def change_sign(self, sign: Sign) -> None:
        """Her open shelf opens with another sign from now on, and with no other. SignTaken, LibraryError."""
        if self.shelf is None:
            raise RuntimeError("no shelf is open")
        signs.change_sign(self.open_library(), self.shelf, sign)

    def give_sign(self, fanzine_id: str, sign: Sign) -> None:
        """The shelf of a fanzine opens with another sign; its maker sits beside the facilitator.

        That it was done this month is kept, not for whom. SignTaken, LibraryError; KeyError when it is gone.
        """
        signs.give_sign(self.open_library(), fanzine_id, sign, this_month())

    def sign_tries_left(self) -> int:
        """How many wrong signs may still be shown before a facilitator is called."""
        return signs.tries_left(self.open_library())

    def on_her_shelf(self) -> list[Summary]:
        """The fanzines under the sign that was entered."""
        return self.open_library().fanzines_on(self.shelf) if self.shelf else []

    @property
    def on_table(self) -> Fanzine:
        """The fanzine on the table; RuntimeError when nobody sits there."""
        if self.sitting is None:
            raise RuntimeError("nobody sits at the table")
        return self.sitting.fanzine

    def begin(self, direction: Direction, language: str, folding: Folding = MINI) -> Sitting:
        """A new fanzine on the table, on her shelf when she has a sign."""
        library = self.open_library()
        self._must_be_free()
        fanzine = folded_so(folding, this_month(), direction, language)
        library.new(fanzine)
        if self.shelf:
            library.put_on_shelf(fanzine.id, self.shelf)
        sitting = self.take_up(fanzine.id)
        self._begun = None if self.shelf else fanzine.id
        return sitting

    def keep(self) -> bool:
        """She wants it kept, be it blank or not; whether her sign opens it again."""
        self._begun = None
        return self.shelf is not None

    def take_up(self, fanzine_id: str) -> Sitting:
        """Go on with a fanzine."""
        self.put_down()
        with self._table:
            self._must_be_free()
            self.sitting = Sitting(self.open_library(), fanzine_id)
            return self.sitting

    @contextmanager
    def table_cleared(self) -> Iterator[Library]:
        """The library while nobody sits, and nobody can sit down: her pages are changed. TableTaken."""
        with self._table:
            if self.sitting is not None:
                raise TableTaken(SOMEBODY_SITS)
            self._must_be_free()
            self._is_cleared = True
        try:
            yield self.open_library()
        finally:
            self._is_cleared = False

    def _must_be_free(self) -> None:
        if self._is_cleared:
            raise TableTaken(CLEARED)

    def open_beside(self, fanzine_id: str) -> Sitting:
        """Go on with a fanzine without a sign, its maker beside the facilitator. RuntimeError: it has one."""
        if self.has_sign(fanzine_id):
            raise RuntimeError("a fanzine with a sign is opened by that alone")
        return self.take_up(fanzine_id)

    def put_down(self) -> None:
        """Close the fanzine on the table; her sign stays entered.

        One that was begun in this sitting without a sign, and in which nothing was ever done, was not begun.
        """
        sitting, self.sitting = self.sitting, None
        self.copied = ""
        begun, self._begun = self._begun, None
        if sitting is None:
            return
        changed = sitting.changed
        try:
            sitting.close()
            if changed:
                self.bring_shows_down()
            elif begun:
                forget_blank(self.open_library(), begun)
        finally:
            forget_made()

    def step_away(self) -> None:
        """She leaves: nothing of hers stays open, not even when her work cannot be put in order."""
        self.shelf = None
        try:
            self.put_down()
        finally:
            forget_made()  # covers on a shelf were pictured without anybody at the table

    def remove(self, fanzine: Fanzine) -> None:
        """Erase a fanzine and everything made from it that this kiosk holds; who sits there now stays."""
        if self.sitting and self.sitting.fanzine.id == fanzine.id:
            self.put_down()
        super().remove(fanzine)

    def close(self) -> None:
        """Shut everything, whatever fails; what was made since the last backup gets into one."""
        try:
            self.end_gathering()
        finally:
            super().close()


def forget_made() -> None:
    """Drop everything of what was made that is remembered in memory: words, ink, pictures."""
    typesetting.forget()
    forget_ink()
    forget_pictures()
