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

from exhibitions.curation.agreeing import Agreement
from exhibitions.curation.withdraw import TakenBack
from fanzines.consents import Duration, Reason, SpokenConsent, Use, Yes
from fanzines.library.errors import LibraryError
from fanzines.library.given_out import Kind
from fanzines.model import Direction, Fanzine, Fold
from fanzines.readings import Reading
from kiosk.finish import aloud, leaving, went  # noqa: F401  (known to kv by name)
from kiosk.finish.traces import traces_of_all, traces_of_yes
from kiosk.finish.uses import DURATIONS, USES
from kiosk.keeping.pictured import pictured
from kiosk.keeping.safekeeping import on_sticks
from kiosk.language import N_, tongue
from kiosk.printing.copies import Copies
from kiosk.printing.presses import Presses
from kiosk.printing.printer import Printed, fits, print_fanzine, sheet_picture, ways_of
from kiosk.sentences import in_words
from kiosk.widgets.art import texture_of
from kiosk.widgets.place import Place
from kiosk.widgets.touch import Touchable
from kiosk.widgets.wordless import GuideSheet
from kiosk.wish.wishes import wishes_of
from printing.folding.imposition import PressRefused
from printing.printers.known import Known
from printing.products.guides.every import guide_for
from printing.products.guides.scene import Guide

STEPS = ("read", "show", "aloud", "print", "remove", "leaving", "wait", "went")
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
    guide = ObjectProperty(None, allownone=True)
    """How what comes out is folded; None for what is not."""
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

    step = OptionProperty("read", options=STEPS)
    index = NumericProperty(0)
    count = NumericProperty(1)
    picture = ObjectProperty(None, allownone=True)
    rtl_book = BooleanProperty(False)
    poster = BooleanProperty(False)
    may_be_small = BooleanProperty(True)
    cover = ObjectProperty(None, allownone=True)
    small_sheet = ObjectProperty(None, allownone=True)
    large_sheet = ObjectProperty(None, allownone=True)
    sentence = StringProperty("")
    asking = BooleanProperty(False)
    asked = BooleanProperty(False)
    """Whether a facilitator's question waits for her."""
    was_read = BooleanProperty(False)
    """Whether a reading is kept that can be heard, microphone or not."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._presses = Presses(self)
        self._duration = Duration.EXHIBITION
        self._withdrawing = False

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
        self.was_read = self.reading is not None
        self.app.ears.look()

    def leave(self) -> None:
        """Forget the pages."""
        self.picture = self.cover = self.small_sheet = self.large_sheet = None
        self.ids.leaving.stop()
        self.ids.aloud.clear()
        self.ids.went.clear()
        self.ids.uses.clear_widgets()
        self.ids.durations.clear_widgets()

    def spoken_anew(self) -> None:
        """Name what she can agree to."""
        if self.step == "show":
            self.show()

    def on_step(self, *_: object) -> None:
        """What was said belongs to the step before, and the time to change her mind to its own."""
        self.app.notice.hide()
        self.ids.leaving.stop()
        if self.step not in ("aloud", "went"):
            self.ids.aloud.clear()

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
        self.was_read = self.reading is not None
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
        lapsed = agreement.lapsed()
        self._duration, self.asking = agreement.duration(), bool(lapsed)
        changed = Reason.CHANGED_SINCE in lapsed.values()
        self.sentence = tongue.words((CHANGED if changed else OVER) if lapsed else ONLY_TOUCHED)
        self.ids.uses.clear_widgets()
        uses = [one.use for one in USES if one.use is not Use.VOICE or self.reading is not None]
        self.ids.uses.cols = 3 if len(uses) <= 6 else 4
        for use in uses:
            self.ids.uses.add_widget(self.tile_for(use, agreement))
        self.ids.durations.clear_widgets()
        for duration, icons, text in DURATIONS:
            choice = DurationTile(icons=icons, text=tongue.words(text), lit=duration is self._duration)
            choice.touch_name = f"for.{duration.value}"
            choice.bind(on_release=lambda _pressed, duration=duration: self.choose_duration(duration))
            self.ids.durations.add_widget(choice)
        self.step = "show"

    @property
    def reading(self) -> Reading | None:
        """What was read aloud of the fanzine on the table, if it is kept."""
        return self.app.keeper.open_library().reading(self._fanzine.id)

    def read_aloud(self) -> None:
        """To where it is read aloud."""
        self._duration = self.app.keeper.agreement().duration()
        self.step = "aloud"
        self.ids.aloud.begin(self._fanzine, self.reading)

    def reading_went(self, taken: TakenBack) -> None:
        """Her reading is erased: show where it was heard till then, if anywhere."""
        traces = traces_of_yes(taken, Use.VOICE)
        if traces:
            self.ids.went.show(tongue.words("It is gone"), traces)
            self.step = "went"
        else:
            self.back()

    def tile_for(self, use: Use, agreement: Agreement) -> UseTile:
        """One use that can be touched, as it stands."""
        (told,) = (one for one in USES if one.use is use)
        tile = UseTile(icon=told.icon, text=tongue.words(told.name), before=use in agreement.lapsed())
        tile.touch_name = f"use.{use.value}"
        tile.bind(on_release=lambda pressed: self.toggle(pressed, use))
        self._look_at(tile, use, agreement.agreed().get(use))
        return tile

    def toggle(self, tile: UseTile, use: Use) -> None:
        """Agree to one use, or take it back."""
        keeper = self.app.keeper
        if self._withdrawing:
            return
        if tile.lit:
            tile.lit, self._withdrawing, fanzine_id = False, True, self._fanzine.id
            withdraw = lambda: keeper.withdraw(fanzine_id, (use,))  # noqa: E731
            self.app.withdrawals.do(withdraw, partial(self._taken_back, fanzine_id, use))
            return
        try:
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

    def guide(self, which: int) -> Guide | None:
        """How that one of both ways to print is folded; None for a poster."""
        fanzine = self._fanzine
        return guide_for(ways_of(fanzine)[which].fold, fanzine.direction)

    def show_how(self, guide: Guide) -> None:
        """In moving pictures, as often as she wants."""
        GuideSheet(guide).lay_on(self)

    def print(self, which: int) -> None:
        """Press her own copy one of the two ways: it needs nobody's consent but her touch."""
        keeper, fanzine, prints = self.app.keeper, self._fanzine, self.app.prints
        photos, way = keeper.photo_source(), ways_of(fanzine)[which]
        known = Known.read(self.app.printers)

        def press() -> Printed:
            copies = Copies(keeper, fanzine.id, Kind.HERS)
            return print_fanzine(fanzine, photos, way.fold, prints, way.paper, copies=copies, known=known)

        self._presses.ask(way.name, press, self.guide(which))

    def ask_to_remove(self) -> None:
        """Whether she wants it gone, shown by its cover."""
        height = self.ids.picture.height
        dpi = height / (210 / 25.4) if height > 200 else 80
        self.cover = texture_of(pictured(self.app.keeper, self._fanzine.pages[0], dpi))
        self.step = "remove"

    def let_it_go(self) -> None:
        """It goes, after a time to change her mind."""
        self.step = "leaving"
        self.ids.leaving.begin()

    def remove(self) -> None:
        """Take it away for good: at once from wherever it is shown, then from this kiosk."""
        keeper, fanzine = self.app.keeper, self._fanzine
        self.step, self.picture, self.cover = "wait", None, None
        try:
            keeper.put_down()
        except LibraryError as problem:
            self.app.tell(in_words(problem))
        withdrawn = self.app.withdrawals.do(
            lambda: keeper.withdraw(fanzine.id, tuple(Use)), lambda _taken: None
        )

        def erase() -> TakenBack:
            taken = withdrawn.result()
            keeper.remove(fanzine)
            return taken

        self.app.background.do(erase, self._removed)

    def seen(self) -> None:
        """What went was seen: back to her pages; or, when they are gone, to what else is hers."""
        keeper = self.app.keeper
        if keeper.sitting is not None and self.ids.aloud.doing == "kept":
            self.read_aloud()
        elif keeper.sitting is not None:
            self.show()
        elif keeper.on_her_shelf():
            self.app.go("shelf")
        else:
            self.app.home()

    def _show_sheet(self, fanzine_id: str, name: str, result: object) -> None:
        here = self.app.keeper.sitting is not None and self._fanzine.id == fanzine_id
        if not here or isinstance(result, PressRefused):
            return
        if isinstance(result, Exception):
            raise result
        if self.step == "print" and isinstance(result, Image.Image):
            setattr(self, name, texture_of(result))

    def _taken_back(self, fanzine_id: str, use: Use, result: object) -> None:
        self._withdrawing = False
        sitting = self.app.keeper.sitting
        here = sitting is not None and sitting.fanzine.id == fanzine_id
        if here and self.step in ("show", "aloud"):
            if self.step == "show":
                self.show()
            traces = traces_of_yes(result, use) if isinstance(result, TakenBack) else None
            if traces:
                self.ids.went.show(tongue.words("It is taken back"), traces)
                self.step = "went"
        self._told_if_failed(result)

    def _removed(self, result: object) -> None:
        self.looked_for_ears = True
        here = self.manager.current == self.name and self.step == "wait"
        if here and isinstance(result, TakenBack):
            sticks = bool(on_sticks(self.app.keeper.open_library()).months)
            self.ids.went.show(tongue.words("It is gone"), traces_of_all(result, sticks=sticks))
            self.step = "went"
        elif here:
            self.app.home()
        elif isinstance(result, TakenBack):
            self.app.tell(tongue.words("It is gone from this kiosk."), icon="leaf")
        self._told_if_failed(result)

    def _told_if_failed(self, result: object) -> None:
        if isinstance(result, LibraryError):
            self.app.tell(in_words(result))
        elif isinstance(result, Exception):
            self.failed(result)

    @property
    def _fanzine(self) -> Fanzine:
        """What is on the table as others would meet it: pages that rest beside it are not seen here."""
        return self.app.keeper.on_table.folded
