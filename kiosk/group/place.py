"""The group a tablet belongs to, as a facilitator sees it: who was heard of when, and what goes and comes."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from exhibitions.curation.shared_shelves import NoGroup, WrongWords
from fanzines.library.errors import LibraryError
from kiosk.facilitator.place import FacilitatorPlace
from kiosk.group.said import (
    ABOUT,
    HAS_KEYS,
    INVITED,
    LOST,
    RENEWED,
    TITLES,
    icon_of,
    sentence,
    standing_of,
    state_of,
    told,
)
from kiosk.group.shelves import Exchanged, GroupShelves, NoInvitation, NoKeys, OfGroup, number_of
from kiosk.language import N_, tongue
from kiosk.machine.sticks import stick
from kiosk.sentences import in_words
from kiosk.widgets.touch import Touchable

NO_STICK: Final = N_("Put in a stick first.")
_REFUSALS: Final = (LibraryError, NoGroup, NoInvitation, NoKeys, WrongWords, OSError)
_CHOSEN_HERE: Final = ("invite", "renew", "keys")
"""Where words are chosen, not repeated."""
_FROM_LEFT: Final = "\u200e"


class TabletTile(Touchable):
    """Another tablet of the group, and how it stands there."""

    text = StringProperty("")
    about = StringProperty("")
    icon = StringProperty("")


class GroupPlace(FacilitatorPlace):
    """Reached from the care of the kiosk, and when a tablet that belongs to others is set up."""

    WORDS = tuple(TITLES)
    """The steps in which words are typed."""
    step = StringProperty("list")
    doing = StringProperty("")
    standing = StringProperty("")
    arrived = StringProperty("")
    warns = BooleanProperty(False)
    grouped = BooleanProperty(False)
    may_join = BooleanProperty(False)
    number = NumericProperty(0)
    lacking = NumericProperty(0)
    """How many of the others do not have the group's new keys yet."""
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

    def ask_lost(self) -> None:
        """The chosen tablet was lost: words lock the group's new keys for those that are left."""
        if stick(self.app.prints) is None:
            self.app.tell(tongue.words(NO_STICK), icon="usb")
            return
        if len(self.shelves.others(date.today())) == 1:  # nobody is left whom words would be for
            self._renew("")
            return
        self.ids.words.ask(choosing=True)
        self.step = "renew"

    def ask_keys(self) -> None:
        """New keys: onto a stick while others lack them, else from the stick of another tablet."""
        if self.lacking and stick(self.app.prints) is None:
            self.app.tell(tongue.words(NO_STICK), icon="usb")
            return
        self.ids.words.ask(choosing=bool(self.lacking))
        self.step = "keys" if self.lacking else "take-keys"

    def title_of(self, step: str, *_: object) -> str:
        """For what words are typed."""
        return tongue.words(TITLES[step]) if step in TITLES else ""

    def about_of(self, step: str, *_: object) -> str:
        """Which words they are."""
        return tongue.words(ABOUT[step]) if step in ABOUT else ""

    def typed(self, words: str) -> None:
        """The words are complete."""
        if self.step == "renew":
            self._renew(words)
            return
        shelves = self.shelves
        act, said = {
            "invite": (shelves.invite, INVITED),
            "join": (shelves.join, ""),
            "keys": (shelves.give_keys, LOST),
            "take-keys": (shelves.take_keys, HAS_KEYS),
        }[self.step]
        self._on_stick(lambda place: act(place, words), said, otherwise=self.step)

    def _renew(self, words: str) -> None:
        assert self.chosen is not None
        shelves, lost = self.shelves, self.chosen.other
        said = LOST if words else RENEWED
        self._on_stick(lambda place: shelves.lost(place, words, lost), said, otherwise="renew")

    def exchange(self) -> None:
        """Bring in what lies on the stick and in the folder, and give there what is here."""
        folder = self.app.exchange_folder
        shared = (folder,) if folder is not None and folder.is_dir() else ()
        self._on_stick(lambda place: self.shelves.exchange(dict.fromkeys((place, *shared))), "")

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
            self.app.tell(sentence(result, said), icon="usb")
        elif isinstance(result, WrongWords | NoInvitation | NoKeys):
            self.ids.words.ask(choosing=otherwise in _CHOSEN_HERE)
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
        self.warns = self.shelves.waits(today) or not all(one.has_keys for one in others)
        self.lacking = sum(not one.has_keys for one in others)
        self.standing = standing_of(others)
        folder = self.app.exchange_folder
        self.folder = f"{_FROM_LEFT}{folder.name}" if folder else ""
        self.ids.tablets.clear_widgets()
        for place, one in enumerate(others, 1):
            tile = TabletTile(touch_name=f"group.tablet.{place}", seed=place + 3)
            tile.text = tongue.words("Tablet {number}").format(number=one.number)
            tile.about, tile.icon = state_of(one), icon_of(one)
            tile.bind(on_release=lambda pressed, tablet=one: self.choose(pressed, tablet))
            self.ids.tablets.add_widget(tile)
