"""The group a tablet belongs to, as a facilitator sees it: who was heard of when, and what goes and comes."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from exhibitions.curation.shared_shelves import NoGroup, WrongWords
from exhibitions.curation.shelves_arrived import Arrived
from fanzines.library.errors import LibraryError
from kiosk.facilitator.place import FacilitatorPlace
from kiosk.group.shelves import Exchanged, GroupShelves, NoInvitation, OfGroup, number_of
from kiosk.language import N_, tongue
from kiosk.machine.sticks import stick
from kiosk.sentences import in_words
from kiosk.widgets.touch import Touchable

NO_STICK: Final = N_("Put in a stick first.")
INVITED: Final = N_("Carry the stick to the other tablet, and type the words there when it is set up.")
HEARD: Final = N_("Heard of on {day}.")
NEVER: Final = N_("Prepared, and not heard of yet.")
HAS_ALL: Final = N_("It has everything that is here.")
WAITS: Final = N_("It does not have everything yet.")
ALL: Final = N_("All tablets have everything that is here.")
NOT_ALL: Final = N_("{count} of {of} tablets have everything that is here.")
EXCHANGED: Final = N_("The shelves are exchanged.")
NOTHING_NEW: Final = N_("There was nothing new. What is here is on the stick now.")
TWICE: Final = N_("Changed on two tablets, so both stand on her shelf: {count}")
SHUT: Final = N_("Shelves that need a new sign, because two women had the same: {count}")
WAITING: Final = N_("Could not be brought in; bring this kiosk up to date: {count}")
_NEW: Final = N_("New fanzines: {count}")
_CHANGED: Final = N_("Changed: {count}")
_REMOVED: Final = N_("Taken away: {count}")
_READINGS: Final = N_("New readings aloud: {count}")
_SILENCED: Final = N_("Readings aloud that are gone: {count}")
_YESES: Final = N_("Yeses taken back: {count}")
_REFUSALS: Final = (LibraryError, NoGroup, NoInvitation, WrongWords, OSError)
_FROM_LEFT: Final = "\u200e"


class TabletTile(Touchable):
    """Another tablet of the group, and how it stands there."""

    text = StringProperty("")
    about = StringProperty("")
    icon = StringProperty("")


class GroupPlace(FacilitatorPlace):
    """Reached from the care of the kiosk, and when a tablet that belongs to others is set up."""

    step = StringProperty("list")
    doing = StringProperty("")
    standing = StringProperty("")
    arrived = StringProperty("")
    warns = BooleanProperty(False)
    grouped = BooleanProperty(False)
    may_join = BooleanProperty(False)
    number = NumericProperty(0)
    folder = StringProperty("")
    chosen: OfGroup | None = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._joins = False

    @property
    def shelves(self) -> GroupShelves:
        """What is exchanged."""
        return self.app.shelves

    def enter(self) -> None:
        """See how it stands, or join at once."""
        joins, self._joins = self._joins, False
        self.arrived = ""
        self.to_list()
        if joins and self.may_join:
            self.ask_join()

    def to_join(self) -> None:
        """Whoever comes here next came to have this tablet join others."""
        self._joins = True

    def leave(self) -> None:
        """Forget what was seen and typed."""
        self.ids.tablets.clear_widgets()
        self.ids.words.clear()
        self.chosen, self.arrived = None, ""

    def back(self) -> None:
        """A step back: to the list, or to the care of the kiosk."""
        if self.step == "list":
            self.app.go("care")
        else:
            self.to_list()

    def to_list(self) -> None:
        """The group as it is now."""
        self.ids.words.clear()
        self._lay_out()
        self.step = "list"

    def ask_invite(self) -> None:
        """Another tablet is to join: words lock what it needs."""
        if stick(self.app.prints) is None:
            self.app.tell(tongue.words(NO_STICK), icon="usb")
            return
        self.ids.words.ask(choosing=True)
        self.step = "invite"

    def ask_join(self) -> None:
        """This tablet is to join: the words that were chosen on the other one open the stick."""
        self.ids.words.ask()
        self.step = "join"

    def typed(self, words: str) -> None:
        """The words are complete."""
        if self.step == "invite":
            self._on_stick(lambda place: self.shelves.invite(place, words), INVITED, otherwise="invite")
        else:
            self._on_stick(lambda place: self.shelves.join(place, words), "", otherwise="join")

    def exchange(self) -> None:
        """Bring in what lies on the stick and in the folder, and give there what is here."""
        folder = self.app.exchange_folder
        folders = () if folder is None else (folder,)
        self._on_stick(lambda place: self.shelves.exchange((place, *folders)), "")

    def choose(self, tile: TabletTile, tablet: OfGroup) -> None:
        """Choose a tablet."""
        for other in self.ids.tablets.children:
            other.lit = other is tile
        self.chosen = tablet

    def forget(self) -> None:
        """Wait for the chosen tablet no more."""
        assert self.chosen is not None
        try:
            self.shelves.forget(self.chosen.other)
        except LibraryError as problem:
            self.app.tell(in_words(problem))
        self.to_list()

    def _on_stick(self, act: Callable[[Path], Exchanged], said: str, otherwise: str = "list") -> None:
        place = stick(self.app.prints)
        if place is None:
            self.app.tell(tongue.words(NO_STICK), icon="usb")
            return
        self.doing, self.step = tongue.words("One moment."), "wait"
        self.app.background.do(lambda: act(place), partial(self._done, said=said, otherwise=otherwise))

    def _done(self, result: object, *, said: str, otherwise: str) -> None:
        if self.manager.current != self.name:
            return
        if isinstance(result, Exchanged):
            self.to_list()
            self.arrived = told(result.arrived)
            self.app.tell(_sentence(result, said), icon="usb")
        elif isinstance(result, WrongWords | NoInvitation):
            self.ids.words.ask(choosing=otherwise == "invite")
            self.step = otherwise
            self.app.tell(in_words(result), icon="key")
        elif isinstance(result, _REFUSALS):
            self.to_list()
            self.app.tell(in_words(result), icon="usb")
        elif isinstance(result, Exception):
            self.to_list()
            self.failed(result)

    def _lay_out(self) -> None:
        self.chosen = None
        group, today = self.shelves.group, date.today()
        self.grouped, self.may_join = group is not None, group is None and self.shelves.may_join
        self.number = 0 if group is None else number_of(group.share)
        others = self.shelves.others(today)
        self.warns = self.shelves.waits(today)
        has_all = sum(one.has_all for one in others)
        message = ALL if has_all == len(others) else NOT_ALL
        self.standing = tongue.words(message).format(count=has_all, of=len(others)) if others else ""
        folder = self.app.exchange_folder
        self.folder = f"{_FROM_LEFT}{folder.name}" if folder else ""
        self.ids.tablets.clear_widgets()
        for place, one in enumerate(others, 1):
            tile = TabletTile(touch_name=f"group.tablet.{place}", seed=place + 3)
            tile.text = tongue.words("Tablet {number}").format(number=one.number)
            tile.about, tile.icon = _state(one), _icon(one)
            tile.bind(on_release=lambda pressed, tablet=one: self.choose(pressed, tablet))
            self.ids.tablets.add_widget(tile)


def _icon(one: OfGroup) -> str:
    if one.is_silent:
        return "clock-countdown"
    return "check-circle" if one.has_all else "device-tablet"


def _state(one: OfGroup) -> str:
    if one.day is None:
        return tongue.words(NEVER)
    heard = tongue.words(HEARD).format(day=f"{_FROM_LEFT}{one.day}")
    return f"{heard} {tongue.words(HAS_ALL if one.has_all else WAITS)}"


def _sentence(result: Exchanged, said: str) -> str:
    if result.arrived.refused:
        return tongue.words(result.arrived.refused[-1])
    return tongue.words(said or (EXCHANGED if told(result.arrived) else NOTHING_NEW))


def told(arrived: Arrived) -> str:
    """What came in, as numbers only: whose it is, nobody has to know."""
    counted = (
        (_NEW, arrived.new),
        (_CHANGED, arrived.changed),
        (_REMOVED, arrived.removed),
        (_READINGS, arrived.readings),
        (_SILENCED, arrived.silenced),
        (_YESES, arrived.yeses),
        (TWICE, arrived.twice),
        (SHUT, arrived.shut),
        (WAITING, arrived.waiting),
    )
    return "\n".join(tongue.words(message).format(count=count) for message, count in counted if count)
