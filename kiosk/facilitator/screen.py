"""The facilitator's place: set up once, unlocked by her phrase, entered by her PIN, closed behind her."""

from pathlib import Path

from kivy.clock import Clock, mainthread
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty

from exhibitions.manifest import ShowDamaged
from exhibitions.show import Show
from fanzines.access.keys import PhraseTooShort, Strength, WrongPhrase, strength
from fanzines.access.pin import Right, Wait, Wrong
from fanzines.access.slots import SlotsDamaged
from fanzines.durable import write_whole
from fanzines.file import FileRefused
from fanzines.file.archive import MOST_PACKED
from fanzines.library.errors import LibraryError
from fanzines.model import Fold
from fanzines.typesetting.faces import missing_fonts
from kiosk.facilitator.desk import Desk, Offer
from kiosk.facilitator.spoken import Said, SpokenStep  # noqa: F401  (known to kv by name)
from kiosk.keeper import Level
from kiosk.language import N_, tongue
from kiosk.presses import Presses
from kiosk.printer import PrintOutcome, fits, print_fanzine, ways_of
from kiosk.sentences import in_words
from kiosk.sticks import free_name, stick
from kiosk.widgets.art import texture_of
from kiosk.widgets.keyboard import layout_of_app
from kiosk.widgets.place import Place
from kiosk.widgets.touch import Touchable
from printing.picture import page_picture

STEPS = ("phrase", "pin", "recovery", "unlock", "wait", "door", "desk", "told", "end")
EXHIBITION_TITLE = N_("Our pages")
NO_STORIES = N_("Phones cannot read stories yet. Put the exhibition on the wall, then switch them on again.")
STRENGTHS = {
    Strength.SHORT: N_("Still too short."),
    Strength.FAIR: N_("It keeps the kiosk shut. With four different words it keeps it shut better."),
    Strength.GOOD: N_("It keeps the kiosk shut well."),
}
_PIN_LENGTHS = range(4, 9)


class OfferTile(Touchable):
    """A fanzine on the desk: its cover when it was offered, else a blank sheet with its month."""

    texture = ObjectProperty(None, allownone=True)
    month = StringProperty("")
    hung = BooleanProperty(False)


class FacilitatorPlace(Place):
    """Nothing here is seen without her phrase or PIN; leaving shuts the door."""

    step = OptionProperty("unlock", options=STEPS)
    typed_pin = StringProperty("")
    recovery = StringProperty("")
    chosen: Offer | None = ObjectProperty(None, allownone=True)
    simple = BooleanProperty(False)
    poster = BooleanProperty(False)
    may_print_small = BooleanProperty(False)
    may_hang = BooleanProperty(False)
    may_print = BooleanProperty(False)
    may_open = BooleanProperty(False)
    may_export = BooleanProperty(False)
    may_be_told = BooleanProperty(False)
    key = StringProperty("")
    publishing = BooleanProperty(False)
    done = NumericProperty(0.0)
    serving = BooleanProperty(False)
    address = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._new_phrase = ""
        self._opening = False
        self._desk: Desk | None = None
        self._presses = Presses(self)
        self._room_watch = Clock.create_trigger(lambda _dt: self._look_at_room(), 0.5, interval=True)
        keyboard, field = self.ids.keyboard, self.ids.field
        keyboard.many_lines = False
        keyboard.bind(
            on_text=lambda _k, text: field.type(text),
            on_delete=lambda _k: field.delete(),
            on_finish=lambda _k: self.typed_phrase(),
        )

    def enter(self) -> None:
        """Ask for what the door needs."""
        self.clear()
        self.ids.keyboard.follow(layout_of_app())
        keeper = self.app.keeper
        if self._opening:
            self.step = "wait"
        elif not keeper.is_set_up:
            self.step = "phrase"
        elif not keeper.is_unlocked:
            self.step = "unlock"
        else:
            self.step = "door"

    def on_step(self, *_: object) -> None:
        """What was said belongs to the step before."""
        self.app.notice.hide()

    def leave(self) -> None:
        """Shut the door."""
        self._room_watch.cancel()
        self.clear()

    def clear(self) -> None:
        """Forget everything typed and seen."""
        self.ids.field.text = self.typed_pin = self._new_phrase = self.recovery = ""
        self.ids.field.hidden = True
        self.ids.offers.clear_widgets()
        self.ids.spoken.clear()
        self.ids.said.clear_widgets()
        self.chosen = self._desk = None

    def typed_phrase(self) -> None:
        """The opening phrase is complete: open, or go on setting up."""
        phrase = self.ids.field.text
        try:
            if self.step == "phrase":
                self.app.keeper.check_phrase(phrase)
                self._new_phrase, self.ids.field.text = phrase, ""
                self.step = "pin"
            elif self.step == "unlock":
                self.step, self._opening = "wait", True
                self.app.background.do(lambda: self.app.keeper.unlock(phrase), self._unlocked)
        except PhraseTooShort as problem:
            self.app.tell(in_words(problem), icon="key")

    def weighed(self, phrase: str) -> str:
        """How well a phrase keeps the kiosk shut, while it is chosen: a message of the catalogues."""
        return STRENGTHS[strength(phrase)]

    def _unlocked(self, result: object) -> None:
        """The phrase was tried beside the screen; whoever went elsewhere meanwhile stays there."""
        self._opening = False
        if self.manager.current != self.name:
            if self.manager.current == "home":
                self.manager.current_screen.enter()
        elif isinstance(result, WrongPhrase | SlotsDamaged | LibraryError):
            self.step = "unlock"
            self.app.tell(in_words(result), icon="key")
        elif isinstance(result, Exception):
            self.step = "unlock"
            raise result
        elif self.app.keeper.mended:
            self.app.go("backups")
        else:
            self.ids.field.text = ""
            self.to_desk()

    def digit(self, digit: str) -> None:
        """One more digit of the PIN."""
        if len(self.typed_pin) < max(_PIN_LENGTHS):
            self.typed_pin += digit

    def undigit(self) -> None:
        """One digit less."""
        self.typed_pin = self.typed_pin[:-1]

    def enter_pin(self) -> None:
        """The PIN is complete."""
        typed, self.typed_pin = self.typed_pin, ""
        if self.step == "pin":
            if len(typed) not in _PIN_LENGTHS:
                self.app.tell(tongue.words("A PIN has four to eight digits."), icon="key")
                return
            self._set_up(typed)
            return
        match self.app.keeper.check_pin(typed):
            case Right():
                self.to_desk()
            case Wrong():
                self.app.tell(tongue.words("That PIN is not right."), icon="key")
            case Wait(seconds):
                sentence = tongue.words("Too many wrong PINs. Wait {seconds} seconds, then try again.")
                self.app.tell(sentence.format(seconds=round(seconds)), icon="hourglass")

    def _set_up(self, new_pin: str) -> None:
        phrase, self._new_phrase = self._new_phrase, ""
        try:
            self.recovery = self.app.keeper.set_up(phrase, new_pin)
        except (LibraryError, OSError) as problem:
            self.step = "phrase"
            self.app.tell(in_words(problem), icon="key")
        else:
            self.step = "recovery"

    def to_desk(self) -> None:
        """Open the desk."""
        keeper = self.app.keeper
        keeper.clear_tries()
        titles = self.app.in_every_language(EXHIBITION_TITLE)
        self._desk = Desk.of_kiosk(keeper, titles)
        self.recovery = ""
        self.key = self._desk.key
        self.simple = keeper.level is Level.SIMPLE
        self.step = "desk"
        self._look_at_room()
        self._room_watch()
        self._lay_out()
        if missing_fonts():
            self.app.tell(
                tongue.words("Fonts are missing here, so some words show as boxes. Install the kiosk again."),
                icon="text-t",
            )

    def choose(self, tile: OfferTile, offer: Offer) -> None:
        """Choose a fanzine; what can be done with it lights up."""
        for other in self.ids.offers.children:
            other.lit = other is tile
        self.chosen = offer
        assert self._desk is not None
        self.may_hang = offer.may_hang
        released = self._desk.released_for_paper(offer.id)
        self.may_print = self.may_print_small = self.poster = False
        if released is not None:
            small, _ = ways_of(released.fanzine)
            self.may_print, self.may_print_small = True, fits(released.fanzine, small)
            self.poster = small.fold is Fold.POSTER
        self.may_open = offer.may_open
        self.may_export = self._desk.may_export(offer.id)
        self.ids.said.show(offer.offered, self._desk.spoken(offer.id))
        self.may_be_told = bool(self._desk.may_be_told(offer.id) or self._desk.spoken(offer.id))

    def hang(self) -> None:
        """Hang the chosen fanzine on the wall, or take it down."""
        assert self._desk is not None and self.chosen is not None
        act = self._desk.take_down if self.chosen.hung else self._desk.hang
        try:
            act(self.chosen.id)
        except LibraryError as problem:
            self.app.tell(in_words(problem))
        self._lay_out()

    def write_down(self) -> None:
        """What the maker of the chosen fanzine said, on a page of its own."""
        assert self._desk is not None and self.chosen is not None
        self.ids.spoken.open(self._desk, self.chosen)
        self.step = "told"

    def back_to_desk(self) -> None:
        """From a page of its own back to the desk as it is now."""
        self.step = "desk"
        self._lay_out()

    def end(self) -> None:
        """End the exhibition: the wall is empty."""
        assert self._desk is not None
        try:
            self._desk.end()
        except LibraryError as problem:
            self.app.tell(in_words(problem))
        self.back_to_desk()

    def switch_level(self) -> None:
        """Have the studio offer the seven simple tools, or everything."""
        wanted = Level.FULL if self.simple else Level.SIMPLE
        try:
            self.app.keeper.set_level(wanted)
        except LibraryError as problem:
            self.app.tell(in_words(problem))
        self.simple = self.app.keeper.level is Level.SIMPLE

    def print(self, which: int) -> None:
        """Print the chosen fanzine for others one of its two ways: only what its maker agreed to."""
        assert self._desk is not None and self.chosen is not None
        desk, fanzine_id = self._desk, self.chosen.id
        photos, prints = self.app.keeper.photo_source(), self.app.prints

        def press() -> PrintOutcome | None:
            released = desk.released_for_paper(fanzine_id)
            if released is None:
                return None
            way = ways_of(released.fanzine)[which]
            return print_fanzine(released.fanzine, photos, way.fold, prints, way.paper)

        self._presses.ask(f"{fanzine_id} {which}", press)

    def open_for_maker(self) -> None:
        """Lay a fanzine without a sign on the table, for its maker who stands here."""
        assert self.chosen is not None
        fanzine_id = self.chosen.id
        self.app.to_table(lambda keeper: keeper.take_up(fanzine_id))

    def export(self) -> None:
        """Put the chosen fanzine as a .fanzine file on the stick, for a partner."""
        assert self._desk is not None and self.chosen is not None
        place = stick(self.app.prints)
        if place is None:
            self.app.tell(tongue.words("Put in a stick first."), icon="usb")
            return
        try:
            write_whole(free_name(place, "fanzine", ".fanzine"), self._desk.export(self.chosen.id))
        except (LibraryError, FileRefused, OSError) as problem:
            self.app.tell(in_words(problem), icon="usb")
            return
        self.app.tell(tongue.words("It is on the stick."), icon="usb")

    def take_in(self) -> None:
        """Take every .fanzine file on the stick in that is not here yet."""
        assert self._desk is not None
        place = stick(self.app.prints)
        files = sorted(place.glob("*.fanzine")) if place else []
        if not files:
            self.app.tell(tongue.words("There is no .fanzine file on a stick."), icon="usb")
            return
        refusals = [problem for file in files if (problem := self._taken_in(file))]
        sentence = refusals[-1] if refusals else tongue.words("They are on the table now.")
        self._lay_out()
        self.app.tell(sentence, icon="usb")

    def publish(self) -> None:
        """Build the show in the background."""
        desk = self._desk
        assert desk is not None
        self.publishing, self.done = True, 0.0
        self.app.background.do(lambda: desk.publish(self._progress)[0], self._published)

    def serve(self) -> None:
        """Switch the story pages for the room on or off."""
        if self.serving:
            self.app.room.stop()
        else:
            self.app.start_room()
        self._look_at_room()

    def lock(self) -> None:
        """Lock the whole kiosk: only looking is possible until the phrase is typed again."""
        self.app.lock()

    def _look_at_room(self) -> None:
        room = self.app.room
        if self.serving and room.state == "failed":
            self.app.tell(tongue.words(NO_STORIES), icon="wifi-high")
        self.serving = room.state in ("starting", "ready")
        self.address = room.url.split("://")[-1]

    def _taken_in(self, file: Path) -> str:
        assert self._desk is not None
        try:
            self._desk.take_in(_beginning(file, MOST_PACKED + 1))
        except (LibraryError, FileRefused, OSError) as problem:
            return in_words(problem)
        return ""

    @mainthread
    def _progress(self, done: int, of: int) -> None:
        self.done = done / max(1, of)

    def _published(self, result: object) -> None:
        self.publishing = False
        if isinstance(result, LibraryError | ShowDamaged | OSError):
            self.app.tell(in_words(result))
        elif isinstance(result, Exception):
            self.failed(result)
        elif isinstance(result, Show) and result.entries:
            self.app.tell(tongue.words("The exhibition is on the wall."), icon="frame-corners")
        else:
            sentence = tongue.words("Nothing is on the wall: hang something whose maker agreed.")
            self.app.tell(sentence, icon="frame-corners")

    def _lay_out(self) -> None:
        assert self._desk is not None
        chosen = self.chosen.id if self.chosen else None
        self.chosen = None
        self.ids.said.clear_widgets()
        self.ids.offers.clear_widgets()
        photos = self.app.keeper.photo_source()
        for number, offer in enumerate(self._desk.offers()):
            tile = OfferTile(touch_name=f"desk.{number + 1}", seed=number + 5)
            tile.month, tile.hung = offer.month, offer.hung
            if offer.cover is not None:
                tile.texture = texture_of(page_picture(offer.cover, photos, 46))
            tile.bind(on_release=lambda pressed, offer=offer: self.choose(pressed, offer))
            self.ids.offers.add_widget(tile)
            if offer.id == chosen:
                self.choose(tile, offer)


def _beginning(file: Path, most: int) -> bytes:
    """The file, or as much of it as shows that it is too large."""
    with file.open("rb") as opened:
        return opened.read(most)
