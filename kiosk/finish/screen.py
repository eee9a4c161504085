"""Finish: she reads it through, then keeps it, shows it, prints it or takes it away."""

from functools import partial

from kivy.graphics.texture import Texture
from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)
from PIL import Image

from fanzines.consents import Duration, Reason, SpokenConsent, Use, Yes
from fanzines.library.errors import LibraryError
from fanzines.model import Direction, Fanzine, Fold
from kiosk.finish.uses import DURATIONS, USES
from kiosk.language import N_, tongue
from kiosk.pictured import pictured
from kiosk.presses import Presses
from kiosk.printer import fits, print_fanzine, sheet_picture, ways_of
from kiosk.sentences import in_words
from kiosk.widgets.art import texture_of
from kiosk.widgets.place import Place
from kiosk.widgets.touch import Touchable
from kiosk.wish.wishes import wishes_of
from printing.imposition import PressRefused

KEPT = N_("It is kept. Your sign opens it again.")
KEPT_UNSIGNED = N_("It is kept. A facilitator can open it for you again.")
ONLY_TOUCHED = N_("Only what you touch. You can take each one back, today or next year.")
CHANGED = N_("The pages are new: nobody may see them yet. Touch what you agree to now.")
OVER = N_("The time is over: nobody may see it now. Touch what you agree to again.")
TOLD = N_("You told the facilitator.")


class UseTile(Touchable):
    """One use of her fanzine, off until she touches it. `before`: agreed to once; `told`: only in words."""

    icon = StringProperty("")
    text = StringProperty("")
    consequence = StringProperty("")
    before = BooleanProperty(False)
    told = BooleanProperty(False)

    def spoken(self) -> tuple[str, ...]:
        """Its name, and what comes of it."""
        return self.text, self.consequence


class DurationTile(Touchable):
    """How long all of it holds, as pictures: one frame, or the four seasons."""

    icons = ListProperty([])
    text = StringProperty("")


class BigChoice(Touchable):
    """One of two ways to go on, by an icon or by a picture of what will come out.

    The picture takes a `share` of its room, so that a small sheet is seen beside a large one.
    """

    icon = StringProperty("")
    text = StringProperty("")
    texture = ObjectProperty(None, allownone=True)
    share = NumericProperty(1.0)
    fitted = ListProperty([0.0, 0.0])

    def fit(self, texture: Texture | None, width: float, height: float) -> list[float]:
        """How large (px) the picture is when all of it is seen in that room."""
        if texture is None:
            return [0.0, 0.0]
        scale = min(width / texture.width, height / texture.height)
        return [texture.width * scale, texture.height * scale]


class FinishPlace(Place):
    """Saving has long happened; here she decides. Everything is off until she touches it."""

    step = OptionProperty("read", options=("read", "show", "print", "remove"))
    index = NumericProperty(0)
    count = NumericProperty(1)
    picture = ObjectProperty(None, allownone=True)
    rtl_book = BooleanProperty(False)
    poster = BooleanProperty(False)
    may_be_small = BooleanProperty(True)
    small_sheet = ObjectProperty(None, allownone=True)
    large_sheet = ObjectProperty(None, allownone=True)
    sentence = StringProperty("")
    asking = BooleanProperty(False)
    asked = BooleanProperty(False)
    """Whether a facilitator's question waits for her."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._presses = Presses(self)
        self._duration = Duration.EXHIBITION

    def enter(self) -> None:
        """Open the fanzine at its cover."""
        fanzine = self._fanzine
        self.rtl_book = fanzine.direction is Direction.RTL
        self.count = len(fanzine.pages)
        self.poster = fanzine.fold is Fold.POSTER
        self.may_be_small = fits(fanzine, ways_of(fanzine)[0])
        self.step, self.asking = "read", False
        self.asked = bool(wishes_of(self.app.keeper, fanzine.id))
        self.turn_to(0)

    def leave(self) -> None:
        """Forget the pages."""
        self.picture = self.small_sheet = self.large_sheet = None
        self.ids.uses.clear_widgets()
        self.ids.durations.clear_widgets()

    def on_step(self, *_: object) -> None:
        """What was said belongs to the step before."""
        self.app.notice.hide()

    def turn_to(self, index: int) -> None:
        """Show another page as everybody would see it."""
        self.index = min(max(index, 0), self.count - 1)
        dpi = self.ids.picture.height / (210 / 25.4) if self.ids.picture.height > 200 else 80
        page = self._fanzine.pages[self.index]
        self.picture = texture_of(pictured(self.app.keeper, page, dpi))

    def forward(self, by: int) -> None:
        """Turn pages in reading direction."""
        self.turn_to(self.index + by)

    def back(self) -> None:
        """From showing, printing and removing back to the pages; from the pages back to the studio."""
        if self.step == "read":
            self.app.go("studio")
            return
        if self.asking:
            self._answered()
        self.step = "read"

    def keep(self) -> None:
        """It is already kept: leave it. What she agreed to before is asked about first, when it has ended."""
        if self.asking:
            self._answered()
        elif self.app.keeper.agreement().lapsed():
            self.show()
            return
        signed = self.app.keeper.keep()
        self.app.home()
        self.app.tell(tongue.words(KEPT if signed else KEPT_UNSIGNED), icon="heart")

    def show(self) -> None:
        """Lay out what she can agree to."""
        agreement = self.app.keeper.agreement()
        agreed, lapsed = agreement.agreed(), agreement.lapsed()
        self._duration, self.asking = agreement.duration(), bool(lapsed)
        changed = Reason.CHANGED_SINCE in lapsed.values()
        self.sentence = tongue.words((CHANGED if changed else OVER) if lapsed else ONLY_TOUCHED)
        self.ids.uses.clear_widgets()
        for use, icon, text, _ in USES:
            tile = UseTile(icon=icon, text=tongue.words(text), before=use in lapsed)
            tile.touch_name = f"use.{use.value}"
            tile.bind(on_release=lambda pressed, use=use: self.toggle(pressed, use))
            self.ids.uses.add_widget(tile)
            self._look_at(tile, use, agreed.get(use))
        self.ids.durations.clear_widgets()
        for duration, icons, text in DURATIONS:
            choice = DurationTile(icons=icons, text=tongue.words(text), lit=duration is self._duration)
            choice.touch_name = f"for.{duration.value}"
            choice.bind(on_release=lambda _pressed, duration=duration: self.choose_duration(duration))
            self.ids.durations.add_widget(choice)
        self.step = "show"

    def toggle(self, tile: UseTile, use: Use) -> None:
        """Agree to one use, or take it back."""
        keeper = self.app.keeper
        try:
            if tile.lit:
                keeper.take_back(use)
            else:
                keeper.agree(use, self._duration)
        except LibraryError as problem:
            self.app.tell(in_words(problem))
        self._look_at(tile, use, keeper.agreement().agreed().get(use))

    def choose_duration(self, duration: Duration) -> None:
        """All she agrees to holds for so long from now on."""
        try:
            self.app.keeper.agreement().agree_for(duration)
            self._duration = duration
        except LibraryError as problem:
            self.app.tell(in_words(problem))
        for choice in self.ids.durations.children:
            choice.lit = choice.touch_name == f"for.{self._duration.value}"

    def _look_at(self, tile: UseTile, use: Use, yes: Yes | None) -> None:
        told = isinstance(yes, SpokenConsent)
        (consequence,) = (one.consequence for one in USES if one.use is use)
        tile.lit, tile.told = yes is not None, told
        tile.consequence = tongue.words(TOLD if told else consequence)

    def _answered(self) -> None:
        """She was asked: what she left untouched she does not agree to."""
        self.asking = False
        try:
            self.app.keeper.let_go()
        except LibraryError as problem:
            self.app.tell(in_words(problem))

    def choose_print(self) -> None:
        """Show both ways to print, each as the sheet that will come out."""
        self.small_sheet = self.large_sheet = None
        self.step = "print"
        fanzine, photos = self._fanzine, self.app.keeper.photo_source()
        for way, name in zip(ways_of(fanzine), ("small_sheet", "large_sheet"), strict=True):
            self.app.background.do(
                partial(sheet_picture, fanzine, photos, way.fold, way.paper),
                partial(self._show_sheet, fanzine.id, name),
            )

    def print(self, which: int) -> None:
        """Press her own copy one of the two ways: it needs nobody's consent but her touch."""
        fanzine, photos = self._fanzine, self.app.keeper.photo_source()
        way = ways_of(fanzine)[which]
        pressed = partial(print_fanzine, fanzine, photos, way.fold, self.app.prints, way.paper)
        self._presses.ask(way.name, pressed)

    def remove(self) -> None:
        """Take it away for good."""
        keeper, fanzine = self.app.keeper, self._fanzine
        self.app.home()
        self.app.tell(tongue.words("It is being erased…"), icon="leaf")
        self.app.background.do(lambda: keeper.remove(fanzine), self._removed)

    def _show_sheet(self, fanzine_id: str, name: str, result: object) -> None:
        here = self.app.keeper.sitting is not None and self._fanzine.id == fanzine_id
        if not here or isinstance(result, PressRefused):
            return
        if isinstance(result, Exception):
            raise result
        if self.step == "print" and isinstance(result, Image.Image):
            setattr(self, name, texture_of(result))

    def _removed(self, result: object) -> None:
        if isinstance(result, LibraryError):
            self.app.tell(in_words(result))
        elif isinstance(result, Exception):
            self.failed(result)
        else:
            self.app.tell(tongue.words("It is gone from this kiosk."), icon="leaf")

    @property
    def _fanzine(self) -> Fanzine:
        """What is on the table as others would meet it: pages that rest beside it are not seen here."""
        return self.app.keeper.on_table.folded
