"""The circle itself: cards one after the other on the whole screen, and a woman's own fanzine by her sign."""

from datetime import date
from typing import Final

from kivy.properties import BooleanProperty, ObjectProperty, OptionProperty, StringProperty

from exhibitions.curation.circle import Circle, FanzineCard, TopicCard, released_for_circle
from exhibitions.curation.store import Exhibitions
from exhibitions.curation.topics import topics
from exhibitions.help import help_cards
from fanzines.access.signs import Sign, SignsLocked
from fanzines.library.errors import LibraryError
from fanzines.model import PAGE_HEIGHT
from kiosk import theme
from kiosk.circle.reading import Reading
from kiosk.circle.swiping import Swiped  # noqa: F401  (known to kv by name)
from kiosk.keeping.months import this_month
from kiosk.keeping.pictured import pictured
from kiosk.language import tongue
from kiosk.sentences import in_words
from kiosk.widgets.art import texture_of
from kiosk.widgets.cut import Cut
from kiosk.widgets.place import Place
from kiosk.widgets.touch import Touchable

_MM: Final = 25.4
_MOST_HELP: Final = 3
_SLIPS: Final = (theme.CORAL, theme.BLUE, theme.YELLOW)
STEPS: Final = ("open", "topic", "page", "end", "sign", "shelf", "own")


class HelpSlip(Cut):
    """Whom to call: a number, and who answers there."""

    number = StringProperty("")
    who = StringProperty("")
    police = BooleanProperty(False)


class OwnTile(Touchable):
    """A fanzine on her shelf, by its front cover."""

    texture = ObjectProperty(None, allownone=True)


class CirclePlace(Place):
    """Reached from behind the door only; its one way out is its end, or hiding.

    While it `waits` it was begun and not ended: after hiding, whoever passes the door comes back to its card.
    """

    step = OptionProperty("open", options=STEPS)
    waits = BooleanProperty(False)
    texture = ObjectProperty(None, allownone=True)
    rtl = BooleanProperty(False)
    """Whether what is on the screen is turned from the left to the right."""
    topic = StringProperty("")
    title = StringProperty("")
    words = StringProperty("")
    address = StringProperty("")
    slip = StringProperty(theme.BLUE)
    helped = BooleanProperty(False)
    """Whether there is somebody to call."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._circle, self._at = Circle(), -1
        self._reading: Reading | None = None
        tongue.bind(tag=lambda *_: self._say_topic())

    def begin(self, circle: Circle) -> None:
        """Sit down round these cards."""
        self._circle, self._at = circle, -1
        self.waits = True
        self.app.go(self.name)

    def forget(self) -> None:
        """The circle is over."""
        self._circle, self._at = Circle(), -1
        self.waits = False

    def enter(self) -> None:
        """Show where it was."""
        languages = self.app.languages()
        self.ids.languages.choice = languages if len(languages) > 1 else ()
        self._show(self._at)

    def leave(self) -> None:
        """Nothing that was on the screen stays in memory; an own shelf is shut by whoever leaves."""
        self._shut_own()
        self._put_down()

    def end(self) -> None:
        """The circle is over: home."""
        self.forget()
        self.app.home()

    def to_end(self) -> None:
        """Past every card, to where the circle ends."""
        self._show(len(self._circle.cards))

    def turn(self, by: int) -> None:
        """One page on or back, and beyond a fanzine's covers one card."""
        self.app.voice.hush()
        turned = self._reading.turned(by) if self._reading else None
        if turned is not None:
            self._open(turned)
        elif self.step == "own":
            self.to_shelf()
        else:
            self._show(self._at + by, from_behind=by < 0)

    def swipe(self, by: int) -> None:
        """A finger went to the left (+1) or to the right; what reads from the right turns the other way."""
        self.turn(-by if self.rtl else by)

    def ask_sign(self) -> None:
        """She wants to show her own: her sign opens her shelf."""
        self.ids.pad.lay_out()
        self.step = "sign"

    def shown(self, sign: Sign) -> None:
        """A sign was shown: her shelf, or that it opens nothing."""
        keeper = self.app.keeper
        try:
            opened = keeper.enter_sign(sign)
        except SignsLocked:
            opened = False
        if opened:
            self._lay_shelf()
        elif keeper.sign_tries_left():
            self.ids.pad.refuse()
        else:
            self.close_own()
            self.app.tell(
                tongue.words("Please ask a facilitator to help you open your shelf."), icon="call-bell"
            )

    def to_shelf(self) -> None:
        """Back to her covers."""
        self._put_down()
        self.step = "shelf"

    def close_own(self) -> None:
        """Her shelf is shut, and the circle goes on where it was."""
        try:
            self.app.keeper.step_away()
        except LibraryError as problem:
            self.app.tell(in_words(problem))
        self._shut_own()
        self._show(self._at)

    def _lay_shelf(self) -> None:
        keeper = self.app.keeper
        self.ids.own.clear_widgets()
        for number, summary in enumerate(keeper.on_her_shelf()):
            tile = OwnTile(touch_name=f"circle.own.{number + 1}", seed=number * 7 + 3)
            tile.texture = texture_of(pictured(keeper, keeper.cover(summary.id), 60))
            tile.bind(on_release=lambda _tile, known=summary.id: self._read_own(known))
            self.ids.own.add_widget(tile)
        self.step = "shelf"

    def _read_own(self, fanzine_id: str) -> None:
        """She shows it herself: nothing but her sign is asked for."""
        self._open(Reading.of(self.app.keeper.open_library().fanzine(fanzine_id)))
        self.step = "own"

    def _show(self, at: int, *, from_behind: bool = False) -> None:
        """That card, or the next that way that may be shown now."""
        self._put_down()
        cards = self._circle.cards
        while 0 <= at < len(cards) and not self._show_card(cards[at], from_behind):
            at += -1 if from_behind else 1
        self._at = min(max(at, -1), len(cards))
        if self._at in (-1, len(cards)):
            self.step = "open" if self._at < 0 else "end"

    def _show_card(self, card: FanzineCard | TopicCard, from_behind: bool) -> bool:
        if isinstance(card, TopicCard):
            self.topic, self.step = card.topic, "topic"
            self._say_topic()
            return True
        released = released_for_circle(self.app.keeper.open_library(), card.fanzine, this_month())
        if released is None:
            return False
        self._open(Reading.of(released.fanzine, from_behind=from_behind))
        self.step = "page"
        return True

    def _open(self, reading: Reading) -> None:
        self._reading, self.rtl = reading, reading.rtl
        dpi = (self.height - 2 * theme.mm(theme.GAP)) / PAGE_HEIGHT * _MM
        self.texture = texture_of(pictured(self.app.keeper, reading.page, dpi))

    def _say_topic(self) -> None:
        if self._reading is None:
            self.rtl = tongue.rtl
        if self.topic:
            topic = topics()[self.topic]
            self.title, self.words = tongue.words(topic.title), tongue.words(topic.words)
            self.address = topic.address
            self._lay_help()
            self.slip = _SLIPS[list(topics()).index(self.topic) % len(_SLIPS)]

    def _lay_help(self) -> None:
        """The help cards of the exhibition's country that hold today, those answered by police last."""
        frame = Exhibitions(self.app.keeper.open_library()).current({}).frame
        cards = help_cards(frame, date.today().isoformat())[:_MOST_HELP]
        self.ids.help.clear_widgets()
        for number, card in enumerate(cards):
            who = card.who.get(tongue.tag) or next(iter(card.who.values()), "")
            self.ids.help.add_widget(
                HelpSlip(number=card.number, who=who, police=card.police, seed=number + 4)
            )
        self.helped = bool(cards)

    def _put_down(self) -> None:
        self._reading, self.texture, self.topic = None, None, ""
        self.rtl = tongue.rtl

    def _shut_own(self) -> None:
        self.ids.own.clear_widgets()
        self.ids.pad.clear()
