"""The desk: what was offered, and what can be done with the fanzine that was chosen."""

from pathlib import Path

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from exhibitions.curation.recall import digest_of
from exhibitions.publishing.pictures import WIDTHS, as_seen
from fanzines.durable import write_whole
from fanzines.file import FileRefused
from fanzines.file.archive import MOST_PACKED
from fanzines.library.errors import LibraryError
from fanzines.library.given_out import GivenOut, Kind
from fanzines.model import Fold
from fanzines.typesetting.faces import missing_fonts
from kiosk.facilitator.desk import Offer
from kiosk.facilitator.place import FacilitatorPlace
from kiosk.facilitator.spoken import SpokenStep  # noqa: F401  (known to kv by name)
from kiosk.finish.said import Said  # noqa: F401  (known to kv by name)
from kiosk.keeping.pictured import pictured
from kiosk.language import label_fonts_are_missing, tongue, unreadable
from kiosk.machine.sticks import free_name, stick
from kiosk.printing.errand import copies_for_others, fanzine_errand
from kiosk.printing.presses import Presses
from kiosk.printing.printer import Printed, fits, print_fanzine, ways_of
from kiosk.sentences import in_words
from kiosk.widgets.art import texture_of
from kiosk.widgets.touch import Touchable
from printing.printers.known import Known
from printing.products.guides.every import guide_for


class OfferTile(Touchable):
    """A fanzine on the desk: its cover when it was offered, else a blank sheet with its month."""

    texture = ObjectProperty(None, allownone=True)
    month = StringProperty("")
    hung = BooleanProperty(False)
    asked = BooleanProperty(False)


class DeskPlace(FacilitatorPlace):
    """Reached through the door only. What a maker keeps for herself shows as its month."""

    step = StringProperty("offers")
    chosen: Offer | None = ObjectProperty(None, allownone=True)
    poster = BooleanProperty(False)
    may_print_small = BooleanProperty(False)
    may_hang = BooleanProperty(False)
    may_print = BooleanProperty(False)
    may_export = BooleanProperty(False)
    may_be_told = BooleanProperty(False)
    may_look = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._presses = Presses(self)
        self._known = ""

    def enter(self) -> None:
        """Lay out what was offered."""
        self.back_to_offers()
        if missing_fonts() or label_fonts_are_missing():
            self.app.tell(
                tongue.words("Fonts are missing here, so some words show as boxes. Install the kiosk again."),
                icon="text-t",
            )
        elif unreadable():
            self.app.tell(
                tongue.words(
                    "A language cannot be read here, so it shows as English. Install the kiosk again."
                ),
                icon="translate",
            )

    def leave(self) -> None:
        """Forget what was seen."""
        self.ids.offers.clear_widgets()
        self.ids.spoken.clear()
        self.ids.said.clear_widgets()
        self.chosen = None

    def choose(self, tile: OfferTile, offer: Offer) -> None:
        """Choose a fanzine; what can be done with it lights up."""
        for other in self.ids.offers.children:
            other.lit = other is tile
        self.chosen = offer
        self.may_hang = offer.may_hang
        released = self.desk.released_for_paper(offer.id)
        self.may_print = self.may_print_small = self.poster = False
        if released is not None:
            small, _ = ways_of(released.fanzine)
            self.may_print, self.may_print_small = True, fits(released.fanzine, small)
            self.poster = small.fold is Fold.POSTER
        self.may_export = self.desk.may_export(offer.id)
        self.ids.said.show(offer.offered, self.desk.spoken(offer.id))
        self.may_be_told = bool(self.desk.may_be_told(offer.id) or self.desk.spoken(offer.id))
        self.may_look = bool(offer.offered)

    def look(self, then: str = "") -> None:
        """A second look at the chosen fanzine; afterwards that is done."""
        assert self.chosen is not None
        self.app.places.get_screen("look").look_at(self.chosen.id, then)

    def come_back(self, fanzine_id: str, then: str = "") -> None:
        """From the second look: the fanzine is chosen, and what was to be done is done."""
        self._known = fanzine_id
        self.app.go(self.name)
        if self.chosen is None or not then:
            return
        if then == "hang":
            self.hang()
        elif then == "export":
            self.export()
        elif then == "printing":
            self.print_as_chosen()
        else:
            self.print(int(then.removeprefix("print.")))

    def hang(self) -> None:
        """Hang the chosen fanzine on the wall after a second look, or take it down."""
        assert self.chosen is not None
        if not self.chosen.hung and not self.desk.look(self.chosen.id).is_complete:
            self.look("hang")
            return
        act = self.desk.take_down if self.chosen.hung else self.desk.hang
        try:
            act(self.chosen.id)
        except LibraryError as problem:
            self.app.tell(in_words(problem))
        self._lay_out()

    def write_down(self) -> None:
        """What the maker of the chosen fanzine said, on a page of its own."""
        assert self.chosen is not None
        self.ids.spoken.open(self.desk, self.chosen)
        self.step = "told"

    def back_to_offers(self) -> None:
        """From a page of its own back to the desk as it is now."""
        self.step = "offers"
        self._lay_out()

    def print(self, which: int) -> None:
        """Print the chosen fanzine for others one of its two ways: only what its maker agreed to."""
        assert self.chosen is not None
        desk, fanzine_id = self.desk, self.chosen.id
        if not desk.look(fanzine_id).is_complete:
            self.look(f"print.{which}")
            return
        photos, prints = self.app.keeper.photo_source(), self.app.prints
        known = Known.read(self.app.printers)

        def press() -> Printed | None:
            released = desk.released_for_paper(fanzine_id)
            if released is None:
                return None
            way = ways_of(released.fanzine)[which]
            copies = copies_for_others(desk, self.app.keeper, fanzine_id)
            seen, pictures = as_seen(released.fanzine, photos, WIDTHS.on_paper(way.fold))
            return print_fanzine(seen, pictures, way.fold, prints, way.paper, copies=copies, known=known)

        found = desk.released_for_paper(fanzine_id)
        fanzine = found.fanzine if found else None
        guide = guide_for(ways_of(fanzine)[which].fold, fanzine.direction) if fanzine else None
        self._presses.ask(f"{fanzine_id} {which}", press, guide)

    def print_as_chosen(self) -> None:
        """To the place where she sees every side, and chooses the printer, the paper and how many."""
        assert self.chosen is not None
        if not self.desk.look(self.chosen.id).is_complete:
            self.look("printing")
            return
        errand = fanzine_errand(self.desk, self.app.keeper, self.chosen.id, self.name)
        self.app.places.get_screen("printing").ask(errand)

    def open_for_maker(self) -> None:
        """Its maker stands here: her pages or a sign for her, once it was asked whether she does."""
        assert self.chosen is not None
        if self.app.keeper.gathering is None:
            self.app.go("gathering")
            self.app.tell(tongue.words("Open a gathering first. Then she can sit down."), icon="users-four")
        else:
            self.app.places.get_screen("beside").ask(self.chosen.id)

    def export(self) -> None:
        """Put the chosen fanzine as a .fanzine file on the stick, for a partner."""
        assert self.chosen is not None
        if not self.desk.may_travel(self.chosen.id):
            self.look("export")
            return
        place = stick(self.app.prints)
        if place is None:
            self.app.tell(tongue.words("Put in a stick first."), icon="usb")
            return
        file, fanzine_id = free_name(place, "fanzine", ".fanzine"), self.chosen.id
        try:
            data = self.desk.export(fanzine_id)
            write_whole(file, data)
        except (LibraryError, FileRefused, OSError) as problem:
            self.app.tell(in_words(problem), icon="usb")
            return
        given = GivenOut(Kind.FILE, file=str(file), digest=digest_of(data))
        self.app.keeper.note_copy(fanzine_id, given)
        self.app.tell(tongue.words("It is on the stick."), icon="usb")

    def take_in(self) -> None:
        """Take every .fanzine file on the stick in that is not here yet."""
        place = stick(self.app.prints)
        files = sorted(place.glob("*.fanzine")) if place else []
        if not files:
            self.app.tell(tongue.words("There is no .fanzine file on a stick."), icon="usb")
            return
        refusals = [problem for file in files if (problem := self._taken_in(file))]
        sentence = refusals[-1] if refusals else tongue.words("They are on the table now.")
        self._lay_out()
        self.app.tell(sentence, icon="usb")

    def _taken_in(self, file: Path) -> str:
        try:
            fanzine = self.desk.take_in(_beginning(file, MOST_PACKED + 1))
        except (LibraryError, FileRefused, OSError) as problem:
            return in_words(problem)
        self.app.studio.page_pictures.make_ready(fanzine)
        return ""

    def _lay_out(self) -> None:
        chosen, self._known = self.chosen.id if self.chosen else self._known, ""
        self.chosen = None
        self.ids.said.clear_widgets()
        self.ids.offers.clear_widgets()
        for number, offer in enumerate(self.desk.offers()):
            tile = OfferTile(touch_name=f"desk.{number + 1}", seed=number + 5)
            tile.month, tile.hung, tile.asked = offer.month, offer.hung, offer.asked
            if offer.cover is not None:
                tile.texture = texture_of(pictured(self.app.keeper, offer.cover, 46))
            tile.bind(on_release=lambda pressed, offer=offer: self.choose(pressed, offer))
            self.ids.offers.add_widget(tile)
            if offer.id == chosen:
                self.choose(tile, offer)


def _beginning(file: Path, most: int) -> bytes:
    """The file, or as much of it as shows that it is too large."""
    with file.open("rb") as opened:
        return opened.read(most)
