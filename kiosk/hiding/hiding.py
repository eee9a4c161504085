"""Hiding: the board first, then everything is saved and closed; the way back leads past her sign."""

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Final

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk import theme
from kiosk.hiding.board import Board
from kiosk.hiding.palm import Palm
from kiosk.language import tongue
from kiosk.studio.tools.contacts import sort_of
from kiosk.voice.sound import sound
from kiosk.widgets.alone import Asking, LeftAlone
from kiosk.widgets.rows import Row
from kiosk.widgets.still import Still

if TYPE_CHECKING:
    from kiosk.app import KioskApp

_AT_REST: Final = 0.5
"""Seconds after the start: by then the board has its size, and home is seen."""
MAKER_PLACES: Final = (
    "fold",
    "offer",
    "sign",
    "shelf",
    "anew",
    "prompt",
    "studio",
    "wish",
    "finish",
    "circle",
)
_OPEN_TO_ALL: Final = ("home", "facilitator", "exhibition", "wait")
"""Whoever is alone there sees nothing that is not shown to everybody."""


class CornerSigns(Still, Row):
    """The signs in the corner; the one to hide acts when it is touched, not when the finger lifts."""

    several = BooleanProperty(False)
    """Whether there are languages to choose from, or sound to switch off."""
    __events__ = ("on_hide", "on_languages")

    def on_hide(self) -> None:
        """She wants her pages gone from the screen."""

    def on_languages(self) -> None:
        """She wants to read it in another language."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Where she was: numbers only, nothing of what she made."""

    place: str
    shelf: str | None
    fanzine: str | None = None
    page: str = ""


class Hiding:
    """Belongs to the running app. `whole` is everything on the screen."""

    def __init__(self, app: "KioskApp", whole: FloatLayout) -> None:
        self._app, self._whole = app, whole
        self.board, self.sign, self.asking = Board(), CornerSigns(), Asking()
        self.is_hidden = False
        self._cleared = True
        self._hidden: Hidden | None = None
        self._way, self._just_back = "home", False
        self._unsaid: tuple[str, str] | None = None
        self._palm = Palm()
        self._alone = LeftAlone(self._ask, self._left, self._times)
        self._may_go_back = Clock.create_trigger(self._let_go_back, theme.BOARD_STAYS)
        whole.add_widget(self.asking)
        whole.bind(size=lambda *_: self._lay_out())
        tongue.bind(rtl=lambda *_: self._lay_out())
        self.sign.bind(on_hide=lambda _sign: self._touched(), on_languages=lambda _sign: app.ask_language())
        self.board.bind(on_back=lambda _board: self.come_back())
        app.places.bind(current=lambda *_: self._follow())
        Window.bind(on_touch_down=self._lands, on_touch_move=self._moves, on_touch_up=self._lifts)
        self._follow()
        self._lay_out()
        Clock.schedule_once(lambda _dt: self.board.draw_beforehand(), _AT_REST)

    def hide(self) -> None:
        """The board covers everything in the next frame; what she made is put away in the one after it."""
        if self.is_hidden or self._app.places.current not in MAKER_PLACES:
            return
        self.is_hidden, self._cleared = True, False
        self._alone.rest()
        self._ask(0)
        self._app.notice.hide()
        self._app.voice.hush()
        self.board.may_go_back = False
        self._whole.add_widget(self.board)
        self._whole.canvas.remove(self._app.places.canvas)  # what lies beneath costs no time to draw
        # Kivy draws between two ticks of its clock, so the second one comes after the board was seen.
        Clock.schedule_once(lambda _dt: Clock.schedule_once(lambda _dt: self._clear()))

    def come_back(self) -> None:
        """Take the board away: her sign, or the facilitator's PIN, opens what was put away."""
        if not self.is_hidden or not self._cleared:
            return
        for widget in (self.asking, self._app.places):
            self._whole.add_widget(widget, len(self._whole.children))
        self._whole.remove_widget(self.board)
        self.board.clear()
        self.is_hidden, self._just_back = False, True
        if self._way == "facilitator" and self._hidden is not None:
            self._app.places.get_screen("facilitator").called_for(self._hidden.fanzine or "")
        self._app.go(self._way)
        # The time that counts begins with the next frame, when she can have seen that she is back.
        Clock.schedule_once(lambda _dt: Clock.schedule_once(self._is_back, theme.SECOND_TAP))
        unsaid, self._unsaid = self._unsaid, None
        if unsaid:
            self._app.tell(unsaid[0], icon=unsaid[1])

    def keep_back(self, sentence: str, icon: str) -> None:
        """Nothing is said over the board; it is said when she comes back."""
        self._unsaid = sentence, icon

    def last_on(self, shelf: str | None) -> str | None:
        """The fanzine she hid on that shelf, if it is still there."""
        hidden = self._hidden
        if hidden is None or shelf is None or hidden.shelf != shelf:
            return None
        known = {summary.id for summary in self._app.keeper.on_her_shelf()}
        return hidden.fanzine if hidden.fanzine in known else None

    def place_of(self, fanzine: str, *, otherwise: str) -> str:
        """Where to go with a fanzine that was laid on the table: where she hid, when it is that one."""
        hidden = self._hidden
        if hidden is None or hidden.fanzine != fanzine:
            return otherwise
        self._hidden = None
        self._app.studio.come_back_to(fanzine, hidden.page)
        return hidden.place

    def stir(self) -> None:
        """Her phone tells that she is here."""
        self._alone.stir()

    def forget(self) -> None:
        """The gathering is over: nobody comes back to where she was."""
        self._hidden = self._unsaid = None
        self._way = "home"

    def _touched(self) -> None:
        """The sign is touched; the second of two taps that led back was not meant for it."""
        if not self._just_back:
            self.hide()

    def _clear(self) -> None:
        """Put everything away behind the board."""
        app = self._app
        sitting, shelf, place = app.keeper.sitting, app.keeper.shelf, app.places.current
        fanzine = sitting.fanzine.id if sitting else None
        if (shelf or fanzine) and place != "circle":
            self._hidden = Hidden(place, shelf, fanzine, app.studio.page_on_table())
        app.put_away()
        for widget in (app.places, self.sign, self.asking):
            self._whole.remove_widget(widget)
        if place == "circle":
            self._way = "facilitator"
        elif shelf or place == "sign":
            self._way = "sign"
        else:
            self._way = "facilitator" if fanzine and app.keeper.keeps(fanzine) else "home"
        self._cleared = True
        self._may_go_back()

    def _is_back(self, _dt: float) -> None:
        self._just_back = False

    def _let_go_back(self, _dt: float) -> None:
        self.board.may_go_back = True

    def _ask(self, seconds: int) -> None:
        self.asking.seconds = seconds

    def _left(self) -> None:
        """Nobody touched: what is being done is saved, then it hides; behind the door, the door shuts."""
        if self._app.places.current not in MAKER_PLACES:
            self._app.home()
            return
        self._app.rest()
        self.hide()

    def _times(self) -> tuple[float, float]:
        in_circle = self._app.places.current == "circle"
        return theme.CIRCLE_ASKS_AFTER if in_circle else theme.MAKER_ASKS_AFTER, theme.MAKER_COUNTS

    def _follow(self) -> None:
        """The sign lies where somebody makes something; it is asked there, and behind the door."""
        shown = self._app.places.current in MAKER_PLACES
        speaks = self._app.voice.can_say() or sound.off
        self.sign.several = speaks or len(self._app.languages()) > 1
        if shown and self.sign.parent is None:
            self._whole.add_widget(self.sign, len(self._whole.children) - 1)
        elif not shown:
            self._whole.remove_widget(self.sign)
        self._ask(0)
        if self._app.places.current not in _OPEN_TO_ALL:
            self._alone.watch()
        else:
            self._alone.rest()

    def _lay_out(self) -> None:
        self.board.size = self._whole.size
        space = theme.mm(theme.GAP)
        left = space if tongue.rtl else self._whole.width - space - self.sign.width
        self.sign.pos = left, self._whole.height - space - self.sign.height

    def _lands(self, _window: object, touch: MotionEvent) -> bool:
        if touch.is_mouse_scrolling:
            return False
        sort = sort_of(touch, *(side / theme.mm(1) for side in Window.size))
        at = touch.x / theme.mm(1), touch.y / theme.mm(1)
        hand = self._palm.lands(touch.uid, at, monotonic(), finger=not (sort.stylus or sort.broad))
        if self.is_hidden:
            if self._cleared:
                self._may_go_back.cancel()
                self._may_go_back()
            return False
        answers = bool(self.asking.seconds) and not self.sign.collide_point(*touch.pos)
        self._alone.stir()
        if hand and self._app.places.current in MAKER_PLACES:
            self.hide()
            return True
        return answers

    def _moves(self, _window: object, _touch: MotionEvent) -> bool:
        self._alone.stir()
        return False

    def _lifts(self, _window: object, touch: MotionEvent) -> bool:
        self._palm.lifts(touch.uid)
        self._alone.stir()
        return False
