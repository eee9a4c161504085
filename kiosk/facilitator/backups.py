"""The copies of the library: what happened to it, the backups, bringing one back, a copy on a stick."""

from collections.abc import Callable, Sequence

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from fanzines.library.errors import LibraryError
from fanzines.library.mending import Copy, Mended
from kiosk.keeping import safekeeping
from kiosk.language import N_, tongue
from kiosk.machine.sticks import stick
from kiosk.sentences import in_words
from kiosk.widgets.place import Place
from kiosk.widgets.touch import Touchable

OPENED = N_("The library was damaged. It was opened from the copy of {month}. Fanzines in it: {count}.")
LOST = N_("Fanzines made since then that are missing: {count}.")
PERHAPS_LOST = N_("What was made since then may be missing.")
KEPT_ASIDE = N_("The damaged file was not thrown away: it lies beside the library.")
NO_JOURNAL = N_(
    "The kiosk was switched off suddenly, and a part of the library is gone: the last changes may be missing."
)
CARRIED = N_(
    "There are copies on sticks, of {months}. When something was taken away, bring them here and copy again."
)
HELD = N_(
    "What was taken away here still lies on sticks, of {months}. Bring them here and copy onto them again."
)

_FROM_LEFT = "\u200e"
"""After Arabic words the parts of a month would change places without it."""


class CopyTile(Touchable):
    """A backup by its month and how many fanzines it holds."""

    month = StringProperty("")
    count = NumericProperty(0)


class BackupsPlace(Place):
    """Reached from the desk, or after the phrase when the library had to be opened from a backup."""

    notices = "aside"
    step = StringProperty("list")
    doing = StringProperty("")
    happened = StringProperty("")
    carried = StringProperty("")
    held = StringProperty("")
    chosen: Copy | None = ObjectProperty(None, allownone=True)
    empty = BooleanProperty(False)

    def enter(self) -> None:
        """Look what there is, beside the screen."""
        self._look("")

    def leave(self) -> None:
        """Forget what was seen."""
        self.ids.copies.clear_widgets()
        self.happened = self.carried = self.held = ""
        self.chosen = None

    def back(self) -> None:
        """What happened was read: on to the desk; or back to where copies are looked after."""
        if not self.happened:
            self.app.go("care")
            return
        try:
            safekeeping.understood(self.app.keeper)
        except LibraryError as problem:
            self.app.tell(in_words(problem))
            return
        self.manager.get_screen("facilitator").to_desk()

    def choose(self, tile: CopyTile, copy: Copy) -> None:
        """Choose a backup; it can be brought back then."""
        for other in self.ids.copies.children:
            other.lit = other is tile
        self.chosen = copy

    def bring_back(self) -> None:
        """Put the chosen backup in the library's place."""
        copy, keeper = self.chosen, self.app.keeper
        assert copy is not None
        said = tongue.words("It is as it was then. What there was before is the newest copy now.")
        self._do(
            tongue.words("The copy is being brought back."),
            lambda: safekeeping.bring_back(keeper, copy),
            said,
        )

    def back_up(self) -> None:
        """Make one more backup."""
        library, folder = self.app.keeper.open_library(), self.app.keeper.backups
        said = tongue.words("A copy was made and looked through.")
        self._do(tongue.words("A copy is being made."), lambda: library.make_backup(folder), said)

    def carry(self) -> None:
        """Put an encrypted copy on a stick."""
        place, keeper = stick(self.app.prints), self.app.keeper
        if place is None:
            self.app.tell(tongue.words("Put in a stick first."), icon="usb")
            return
        said = tongue.words("The copy is on the stick. It opens with your phrase only.")
        self._do(tongue.words("A copy is being made."), lambda: safekeeping.carry(keeper, place), said)

    def told(self, mended: Mended) -> str:
        """What happened to the library, in words."""
        if not mended.month:
            return tongue.words(NO_JOURNAL)
        opened = tongue.words(OPENED).format(month=f"{_FROM_LEFT}{mended.month}", count=mended.fanzines)
        lost = (
            tongue.words(LOST).format(count=mended.missing) if mended.missing else tongue.words(PERHAPS_LOST)
        )
        return " ".join((opened, lost, tongue.words(KEPT_ASIDE)))

    def of_sticks(self, message: str, months: Sequence[str]) -> str:
        """From when there are copies on sticks, in words; nothing when there are none."""
        written = ", ".join(f"{_FROM_LEFT}{month}" for month in sorted(set(months)))
        return tongue.words(message).format(months=written) if months else ""

    def _do(self, doing: str, act: Callable[[], object], said: str) -> None:
        self.doing, self.step = doing, "wait"

        def done(result: object) -> None:
            if isinstance(result, LibraryError | OSError):
                self._look(in_words(result))
            elif isinstance(result, Exception):
                self._look("")
                self.failed(result)
            else:
                self._look(said)

        self.app.background.do(act, done)

    def _look(self, said: str) -> None:
        keeper = self.app.keeper
        self.doing, self.step = tongue.words("One moment."), "wait"
        self.app.background.do(lambda: safekeeping.look(keeper), lambda kept: self._looked(kept, said))

    def _looked(self, kept: object, said: str) -> None:
        if self.manager.current != self.name:
            return
        self.step = "list"
        if isinstance(kept, safekeeping.Kept):
            self._lay_out(kept)
        elif isinstance(kept, LibraryError | OSError):
            said = in_words(kept)
        elif isinstance(kept, Exception):
            raise kept
        if said:
            self.app.tell(said, icon="archive")

    def _lay_out(self, kept: safekeeping.Kept) -> None:
        self.chosen = None
        self.happened = self.told(kept.mended) if kept.mended else ""
        self.carried = self.of_sticks(CARRIED, kept.on_sticks.whole)
        self.held = self.of_sticks(HELD, kept.on_sticks.hold_more)
        self.empty = not kept.copies
        self.ids.copies.clear_widgets()
        for number, copy in enumerate(kept.copies, 1):
            tile = CopyTile(touch_name=f"backups.{number}", seed=number + 3)
            tile.month, tile.count = copy.month, copy.fanzines
            tile.bind(on_release=lambda pressed, copy=copy: self.choose(pressed, copy))
            self.ids.copies.add_widget(tile)
