"""Partners as a facilitator sees them: what arrived where, giving, taking, and this kiosk's own card."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.gridlayout import GridLayout
from kivy.uix.label import Label

from exhibitions.curation.exchanging import Exchanging, Guest, NothingToGive, Standing
from exhibitions.curation.partners import Partner, Partners
from exhibitions.exchange.card import ENDING, Card, CardMisread, read_card
from exhibitions.exchange.folder import Looked
from exhibitions.show.manifest import ShowDamaged
from fanzines.durable import write_whole
from fanzines.library.errors import LibraryError
from kiosk.facilitator.place import FacilitatorPlace
from kiosk.keeping.shows import FIRST, place_on_wall, put_on_wall
from kiosk.language import N_, tongue
from kiosk.machine.sticks import free_name, stick
from kiosk.sentences import in_words
from kiosk.widgets.art import texture_of
from kiosk.widgets.keyboard import layout_of_app
from kiosk.widgets.layouts import CARD
from kiosk.widgets.touch import Touchable
from printing.painting.qr import qr_picture

GONE_EVERYWHERE: Final = N_("What was taken back is gone on all kiosks of your partners: {of}.")
GONE_ON: Final = N_("What was taken back is gone on {count} of {of} kiosks.")
SILENT: Final = N_("Not heard of for a week: {names}. Ask there, or carry a stick.")
NOT_UP: Final = N_("No exhibition of yours is up yet.")
NO_PARTNER: Final = N_("No partner yet. Exchange cards with another kiosk: each gets the other's.")
HEARD: Final = N_("Heard of on {day}.")
NEVER: Final = N_("Never heard of yet.")
CLEAN: Final = N_("Nothing that was taken back is there.")
NOT_CLEAN: Final = N_("What was taken back may still be there.")
NO_STICK: Final = N_("Put in a stick first.")
TAKEN: Final = N_("It is here now. Touch it to hang it on this wall.")
NOTHING_NEW: Final = N_("There is nothing newer on the stick.")
GIVEN: Final = N_("It is on the stick. Only your partners can open it.")
CARD_GIVEN: Final = N_("The card is on the stick.")
NO_CARD: Final = N_("There is no new card on the stick.")
NO_FOLDER: Final = N_("There is no folder for exchange. Choose one first.")
_FROM_LEFT: Final = "\u200e"
_LARGEST: Final = 1000
_MODULE: Final = 8


class CardText(GridLayout):
    """A card's groups of four in columns, as they are read out."""

    text = StringProperty("")

    def on_text(self, *_: object) -> None:
        """One label for each group; they run from the left in every language."""
        self.clear_widgets()
        for group in self.text.split("-") if self.text else ():
            self.add_widget(CardGroup(text=group))


class CardGroup(Label):
    """Four letters and digits."""


class PartnerTile(Touchable):
    """A partner, and how it stands there."""

    name = StringProperty("")
    state_of = StringProperty("")
    icon = StringProperty("")


class GuestTile(Touchable):
    """A partner's exhibition that is kept here."""

    title = StringProperty("")
    about = StringProperty("")
    hangs = BooleanProperty(False)


class PartnersPlace(FacilitatorPlace):
    """Reached from the care of the kiosk."""

    step = StringProperty("list")
    doing = StringProperty("")
    standing = StringProperty("")
    warns = BooleanProperty(False)
    empty = BooleanProperty(True)
    may_give = BooleanProperty(False)
    is_on = BooleanProperty(False)
    folder = StringProperty("")
    chosen: Partner | None = ObjectProperty(None, allownone=True)
    card = StringProperty("")
    mark = StringProperty("")
    code = ObjectProperty(None, allownone=True)
    typed = StringProperty("")
    name_typed = StringProperty("")
    found: Card | None = ObjectProperty(None, allownone=True)

    @property
    def exchanging(self) -> Exchanging:
        """What is given and taken."""
        return self.app.exchange.exchanging

    def enter(self) -> None:
        """See how it stands."""
        self.to_list()

    def leave(self) -> None:
        """Forget what was seen."""
        self.ids.partners.clear_widgets()
        self.ids.guests.clear_widgets()
        self.chosen = self.code = self.found = None
        self.typed = self.name_typed = ""

    def back(self) -> None:
        """A step back: to the list, or to the care of the kiosk."""
        if self.step == "list":
            self.app.go("care")
        else:
            self.to_list()

    def to_list(self) -> None:
        """The partners as they are now, and what they sent."""
        self.typed, self.name_typed, self.found = "", "", None
        self.step = "list"
        self._lay_out()

    def exchanged(self) -> None:
        """Something came or was heard while the list is seen."""
        if self.step == "list" and self.manager and self.manager.current == self.name:
            self._lay_out()

    def show_card(self) -> None:
        """This kiosk's own card."""
        mine = self.exchanging.identity.card
        self.card, self.mark = mine.text, mine.mark
        self.code = texture_of(qr_picture(mine.qr, _MODULE))
        self.step = "card"

    def give_card(self) -> None:
        """Put the card on the stick."""
        mine = self.exchanging.identity.card
        self._on_stick(
            lambda place: write_whole(free_name(place, "kiosk", ENDING), mine.text.encode()), CARD_GIVEN
        )

    def ask_card(self) -> None:
        """A new partner: from a stick, or typed."""
        self.typed = ""
        self.ids.card_keys.follow(CARD)
        self.step = "new"

    def type_card(self, text: str) -> None:
        """A key was struck; a card that is whole goes on by itself."""
        self.typed = (self.typed + text.upper()).replace("-", "").replace(" ", "")
        try:
            self._name(read_card(self.typed))
        except CardMisread:
            return

    def grouped(self, typed: str) -> str:
        """What was typed, as it stands on the other screen."""
        return "-".join(typed[at : at + 4] for at in range(0, len(typed), 4))

    def finish_card(self) -> None:
        """Typing is over, and it is no card yet."""
        try:
            self._name(read_card(self.typed))
        except CardMisread as problem:
            self.app.tell(in_words(problem), icon="identification-card")

    def take_card(self) -> None:
        """The first card on the stick that is nobody's yet."""
        place = stick(self.app.prints)
        if place is None:
            self.app.tell(tongue.words(NO_STICK), icon="usb")
            return
        known = {partner.card for partner in self._partners.all()} | {self.exchanging.identity.card}
        for file in sorted(place.glob(f"*{ENDING}")):
            card = _card_in(file)
            if card is not None and card not in known:
                self._name(card)
                return
        self.app.tell(tongue.words(NO_CARD), icon="usb")

    def add(self) -> None:
        """Trust the partner under the name that was typed."""
        if self.found is None or not self.name_typed.strip():
            return
        partner = Partner(self.name_typed.strip(), self.found)
        self._try(lambda: self._partners.add(partner))

    def choose(self, tile: PartnerTile, partner: Partner) -> None:
        """Choose a partner."""
        for other in self.ids.partners.children:
            other.lit = other is tile
        self.chosen = partner

    def forget(self) -> None:
        """Exchange with the chosen partner no more; its exhibitions leave this kiosk."""
        partner = self.chosen
        assert partner is not None

        def act() -> None:
            keeper = self.app.keeper
            if place_on_wall(keeper.folder) in self.exchanging.forget(partner):
                put_on_wall(keeper.folder, keeper.folder / FIRST)

        self._try(act)

    def give(self) -> None:
        """Take the exhibition along on a stick, for every partner."""
        exchanging = self.exchanging
        self._on_stick(lambda place: exchanging.give(place, anew=True), GIVEN)

    def take(self) -> None:
        """Bring in what partners sent by stick, and hear what they say."""
        exchanging = self.exchanging
        self._on_stick(exchanging.take, "")

    def switch(self) -> None:
        """Exchange through the folder by itself, or no more."""
        exchange = self.app.exchange
        if exchange.is_on:
            exchange.stop()
        elif self.app.exchange_folder is None:
            self.app.tell(tongue.words(NO_FOLDER), icon="folder")
        else:
            exchange.start(self.app.exchange_folder)
        self._look_at_folder()

    def hang(self, guest: Guest) -> None:
        """Hang a partner's exhibition on this kiosk's wall, or one's own again."""
        folder = self.app.keeper.folder
        hangs = place_on_wall(folder) == guest.place
        self._try(lambda: put_on_wall(folder, folder / FIRST if hangs else guest.place))

    @property
    def _partners(self) -> Partners:
        return Partners(self.app.keeper.open_library())

    def _name(self, card: Card) -> None:
        self.found, self.mark, self.name_typed = card, card.mark, ""
        self.ids.name_keys.follow(layout_of_app())
        self.step = "name"

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (LibraryError, OSError) as problem:
            self.app.tell(in_words(problem))
        self.to_list()

    def _on_stick(self, act: Callable[[Path], object], said: str) -> None:
        place = stick(self.app.prints)
        if place is None:
            self.app.tell(tongue.words(NO_STICK), icon="usb")
            return
        self.doing, self.step = tongue.words("One moment."), "wait"
        self.app.background.do(partial(act, place), lambda result: self._done(result, said))

    def _done(self, result: object, said: str) -> None:
        if self.manager.current != self.name:
            return
        self.to_list()
        if isinstance(result, LibraryError | NothingToGive | ShowDamaged | OSError):
            self.app.tell(in_words(result), icon="usb")
        elif isinstance(result, Exception):
            self.failed(result)
        elif isinstance(result, Looked):
            self.app.tell(_told(result), icon="usb")
        else:
            self.app.tell(tongue.words(said), icon="usb")

    def _lay_out(self) -> None:
        self.chosen = None
        exchanging = self.exchanging
        standings = exchanging.standings(date.today())
        self.empty, self.may_give = not standings, exchanging.gives and bool(standings)
        self.warns = exchanging.must_be_told(date.today())
        self.standing = _standing(standings, exchanging.gives)
        self.ids.partners.clear_widgets()
        for number, one in enumerate(standings, 1):
            tile = PartnerTile(touch_name=f"partners.{number}", seed=number + 3)
            tile.name, tile.state_of = one.partner.name, _state(one, exchanging.gives)
            tile.icon = (
                "clock-countdown" if one.is_silent else "check-circle" if one.is_clean else "warning-circle"
            )
            tile.bind(on_release=lambda pressed, partner=one.partner: self.choose(pressed, partner))
            self.ids.partners.add_widget(tile)
        self._lay_out_guests(exchanging.guests())
        self._look_at_folder()

    def _lay_out_guests(self, guests: Sequence[Guest]) -> None:
        wall = place_on_wall(self.app.keeper.folder)
        self.ids.guests.clear_widgets()
        for number, guest in enumerate(guests, 1):
            tile = GuestTile(touch_name=f"guests.{number}", seed=number + 9)
            tile.title = guest.title.get(tongue.tag) or next(iter(guest.title.values()), "")
            tile.about, tile.hangs = guest.partner.name, guest.place == wall
            tile.bind(on_release=lambda _pressed, guest=guest: self.hang(guest))
            self.ids.guests.add_widget(tile)

    def _look_at_folder(self) -> None:
        folder = self.app.exchange_folder
        self.is_on = self.app.exchange.is_on
        self.folder = f"{_FROM_LEFT}{folder.name}" if folder else ""


def _standing(standings: Sequence[Standing], gives: bool) -> str:
    if not standings:
        return tongue.words(NO_PARTNER)
    if not gives:
        return tongue.words(NOT_UP)
    count, of = sum(one.is_clean for one in standings), len(standings)
    message = GONE_EVERYWHERE if count == of else GONE_ON
    lines = [tongue.words(message).format(count=count, of=of)]
    silent = [one.partner.name for one in standings if one.is_silent and one.day]
    if silent:
        lines.append(tongue.words(SILENT).format(names=", ".join(silent)))
    return "\n".join(lines)


def _state(one: Standing, gives: bool) -> str:
    heard = tongue.words(HEARD).format(day=f"{_FROM_LEFT}{one.day}") if one.day else tongue.words(NEVER)
    if not gives:
        return heard
    return f"{heard} {tongue.words(CLEAN if one.is_clean else NOT_CLEAN)}"


def _told(looked: Looked) -> str:
    if looked.refused:
        return tongue.words(looked.refused[-1])
    return tongue.words(TAKEN if looked.changed else NOTHING_NEW)


def _card_in(file: Path) -> Card | None:
    try:
        with file.open("rb") as opened:
            return read_card(opened.read(_LARGEST).decode("ascii", "replace"))
    except (CardMisread, OSError):
        return None
