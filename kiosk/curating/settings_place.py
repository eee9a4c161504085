"""What an exhibition is set to: its visitors' languages, where stories are read, help, booklets, answers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty

from exhibitions.exhibition import Exhibition, Frame, Wifi
from exhibitions.help import COUNTRIES, expired_lines
from exhibitions.story.phrases import language_name, phrases
from kiosk.curating.place import CuratorPlace
from kiosk.language import N_, tongue
from kiosk.widgets.touch import Touchable

COUNTRY_NAMES: Final = {"IT": N_("Italy"), "GR": N_("Greece"), "ES": N_("Spain"), "RO": N_("Romania")}
NO_ADDRESS: Final = N_("This is no address of a web page. It begins with https://")
_FEW: Final = 5
_MOST: Final = 500


class SettingTile(Touchable):
    """One choice; `place` is its number where there is an order."""

    text = StringProperty("")
    place = NumericProperty(0)


class ValueLine(Touchable):
    """Something that is typed: what it is, and what it is now."""

    icon = StringProperty("")
    name = StringProperty("")
    value = StringProperty("")


@dataclass(frozen=True, slots=True)
class Typed:
    """A line that is typed: its question, how it is read and kept, and the layout to begin with."""

    question: str
    read: Callable[[Exhibition], str]
    keep: Callable[[Exhibition, str], Exhibition]


def _with_web(exhibition: Exhibition, typed: str) -> Exhibition:
    return replace(exhibition, web_url=typed or None)


def _with_wifi_name(exhibition: Exhibition, typed: str) -> Exhibition:
    password = exhibition.wifi.password if exhibition.wifi else ""
    return replace(exhibition, wifi=Wifi(typed, password) if typed else None)


def _with_wifi_password(exhibition: Exhibition, typed: str) -> Exhibition:
    return (
        replace(exhibition, wifi=replace(exhibition.wifi, password=typed)) if exhibition.wifi else exhibition
    )


def _framed(exhibition: Exhibition, change: Callable[[Frame], Frame]) -> Exhibition:
    return replace(exhibition, frame=change(exhibition.frame))


TYPED: Final = {
    "web": Typed(
        N_("The address under which the stories lie online"), lambda one: one.web_url or "", _with_web
    ),
    "wifi": Typed(
        N_("The name of the room’s Wi-Fi"), lambda one: one.wifi.name if one.wifi else "", _with_wifi_name
    ),
    "password": Typed(
        N_("The password of the room’s Wi-Fi; empty when it has none"),
        lambda one: one.wifi.password if one.wifi else "",
        _with_wifi_password,
    ),
    "number": Typed(
        N_("Your own number for whoever needs help"),
        lambda one: one.frame.partner_number,
        lambda one, typed: _framed(one, lambda frame: replace(frame, partner_number=typed)),
    ),
}
"""What can be typed, by the name of its line."""


class SettingsPlace(CuratorPlace):
    """Reached from the light table. Every touch is kept at once."""

    notices = "top"

    step = OptionProperty("choose", options=("choose", "type"))
    in_room = BooleanProperty(True)
    on_web = BooleanProperty(True)
    has_wifi = BooleanProperty(False)
    answers = BooleanProperty(False)
    booklets = NumericProperty(0)
    web = StringProperty("")
    wifi = StringProperty("")
    password = StringProperty("")
    number = StringProperty("")
    old_lines = StringProperty("")
    question = StringProperty("")
    typed = StringProperty("")

    def enter(self) -> None:
        """Lay out what it is set to."""
        self.step, self._typing = "choose", ""
        self._lay_out()

    def leave(self) -> None:
        """Take the tiles away."""
        self.ids.languages.clear_widgets()
        self.ids.countries.clear_widgets()
        self.typed = ""

    def back(self) -> None:
        """One step back; everything is kept."""
        if self.step == "type":
            self.step = "choose"
        else:
            self.app.go("curating")

    def turn_language(self, tag: str) -> None:
        """Visitors can choose that language, or cannot any more; one stays."""
        self._change(lambda one: replace(one, languages=_turned(one.languages, tag)))

    def turn_room(self) -> None:
        """Stories are read in the room, or are not."""
        self._change(lambda one: replace(one, in_room=not one.in_room))

    def turn_web(self) -> None:
        """Stories are read online, or are not."""
        self._change(lambda one: replace(one, on_web=not one.on_web))

    def turn_answers(self) -> None:
        """Visitors may leave an answer, or may not."""
        self._change(lambda one: replace(one, answers=not one.answers))

    def choose_country(self, country: str) -> None:
        """Whose help lines are shown; none when it was chosen already."""
        self._change(
            lambda one: _framed(
                one, lambda frame: replace(frame, country="" if frame.country == country else country)
            )
        )

    def change_booklets(self, by: int) -> None:
        """So many more booklets a day, or fewer."""
        self._change(lambda one: replace(one, booklets_a_day=min(max(one.booklets_a_day + by, 0), _MOST)))

    def type_in(self, name: str) -> None:
        """Type one of the lines."""
        self._typing = name
        self.question = tongue.words(TYPED[name].question)
        self.typed = TYPED[name].read(self.curator.exhibition)
        self.ids.keyboard.follow("en")
        self.step = "type"

    def finish(self) -> None:
        """The line is complete; what is no address is not kept."""
        typed, line = self.typed.strip(), TYPED[self._typing]
        try:
            line.keep(self.curator.exhibition, typed)
        except ValueError:
            self.app.tell(tongue.words(NO_ADDRESS), icon="globe")
            return
        self._change(lambda one: line.keep(one, typed))
        self.step = "choose"

    def _change(self, change: Callable[[Exhibition], Exhibition]) -> None:
        self.change(change)
        self._show()

    def _lay_out(self) -> None:
        self.ids.languages.clear_widgets()
        for number, tag in enumerate(phrases()):
            tile = SettingTile(text=language_name(tag), touch_name=f"visitors.{tag}", seed=number + 3)
            tile.bind(on_release=lambda _tile, tag=tag: self.turn_language(tag))
            self.ids.languages.add_widget(tile)
        self.ids.countries.clear_widgets()
        for number, country in enumerate(COUNTRIES):
            tile = SettingTile(touch_name=f"help.{country}", seed=number + 13)
            tile.text = tongue.words(COUNTRY_NAMES[country])
            tile.bind(on_release=lambda _tile, country=country: self.choose_country(country))
            self.ids.countries.add_widget(tile)
        self._show()

    def _show(self) -> None:
        one = self.curator.exhibition
        for tile, tag in zip(reversed(self.ids.languages.children), phrases(), strict=True):
            tile.lit = tag in one.languages
            tile.place = one.languages.index(tag) + 1 if tile.lit else 0
        for tile, country in zip(reversed(self.ids.countries.children), COUNTRIES, strict=True):
            tile.lit = one.frame.country == country
        self.in_room, self.on_web, self.answers = one.in_room, one.on_web, one.answers
        self.booklets, self.has_wifi = one.booklets_a_day, one.wifi is not None
        self.web, self.number = one.web_url or "", one.frame.partner_number
        self.wifi = one.wifi.name if one.wifi else ""
        self.password = one.wifi.password if one.wifi else ""
        old = expired_lines(date.today().isoformat(), one.frame.country) if one.frame.country else ()
        self.old_lines = ", ".join(line.number for line in old)


def _turned(languages: tuple[str, ...], tag: str) -> tuple[str, ...]:
    if tag not in languages:
        return (*languages, tag)
    rest = tuple(one for one in languages if one != tag)
    return rest or languages
