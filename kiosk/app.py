"""The kiosk: every place, what is kept, and the way between them."""

import contextlib
import logging
from collections.abc import Callable, Mapping
from pathlib import Path

from kivy.clock import mainthread
from kivy.uix.floatlayout import FloatLayout

from exhibitions.exchange.folder import Looked
from exhibitions.room.server import RoomServer
from exhibitions.show.folder import current_version, doubt
from fanzines.access.signs import SignTaken
from fanzines.durable import sweep
from fanzines.folds import Folding
from fanzines.library.errors import LibraryError
from fanzines.model import Direction
from kiosk import theme
from kiosk.all_places import FOLDERS, PLACES
from kiosk.background import Background
from kiosk.base import BaseApp
from kiosk.facilitator.place import FacilitatorPlace
from kiosk.group.shelves import GroupShelves
from kiosk.hiding.hiding import Hiding
from kiosk.keeping.clearing import clear_traces
from kiosk.keeping.exchange_folder import choose_folder, chosen_folder
from kiosk.keeping.gathering import Gathering
from kiosk.keeping.keeper import Keeper
from kiosk.language import tongue
from kiosk.machine.ears import Ears
from kiosk.partners.beside import ExchangeBeside
from kiosk.sentences import in_words
from kiosk.speeches import Speech, voiced
from kiosk.studio.screen import StudioPlace
from kiosk.voice.recordings import LibraryRecordings
from kiosk.voice.voice import Recordings
from kiosk.widgets.languages import LanguageSheet
from kiosk.widgets.place import Place
from kiosk.wish.wishes import wishes_of
from printing.printers.known import PRINTERS

log = logging.getLogger(__name__)


class KioskApp(BaseApp):
    """The whole kiosk over one data folder; pictures come from `photos`, PDFs go to `prints`.

    Packages go and come through the folder `exchange`, unless a facilitator chose another one, or none.
    """

    may_leave_exhibition = True
    folders = FOLDERS

    def __init__(
        self,
        folder: Path,
        *,
        photos: Path | None = None,
        prints: Path | None = None,
        language: str = "en",
        room_port: int = 8000,
        exchange: Path | None = None,
    ) -> None:
        super().__init__(language)
        self.keeper = Keeper(folder)
        self.ears = Ears()
        self.withdrawals = Background("withdrawals")
        """Beside everything else: what is taken back waits for nothing that is being published or printed."""
        self.exchange = ExchangeBeside(self.keeper, self._exchanged)
        self.given_folder, self.exchange_folder = exchange, chosen_folder(folder, exchange)
        self.shelves = GroupShelves(self.keeper)
        self.photos = photos
        self.prints = prints
        self.printers = folder / PRINTERS
        self._sweep()
        self._facilitators = language
        self._languages: LanguageSheet | None = None
        self.curated = ""
        """The exhibition a facilitator has in hand, by its id; empty for the one that hangs here."""
        self._room_port, self._room_place = room_port, self.keeper.show_home
        self.room = RoomServer(self._room_place, port=room_port)

    def makers(self) -> Mapping[str, Callable[..., Place]]:
        """Every place of the kiosk, the first one shown first."""
        return PLACES

    def build(self) -> FloatLayout:
        """The places, and the board that can be laid over them."""
        whole = super().build()
        self.hiding = Hiding(self, whole)
        tongue.bind(tag=lambda *_: self.places.current_screen.spoken_anew())
        self.places.bind(current=lambda *_: self._put_languages_away())
        return whole

    def recordings(self) -> Recordings:
        """What mediators recorded on this kiosk."""
        return LibraryRecordings(self.keeper)

    def speeches(self) -> tuple[Speech, ...]:
        """The languages makers can choose: those that have words, and those that have a voice."""
        return voiced(LibraryRecordings(self.keeper).languages())

    def languages(self) -> tuple[Speech, ...]:
        """Those to choose from: the gathering's, the first one first; without one all that are offered."""
        gathering, here = self.keeper.gathering, {speech.tag: speech for speech in self.speeches()}
        tags = gathering.languages if gathering else tuple(here)
        return tuple(here[tag] for tag in tags if tag in here)

    def ask_language(self) -> None:
        """Lay them over the place; a second time puts them away."""
        if not self._put_languages_away():
            place = self.places.current_screen
            if isinstance(place, FacilitatorPlace):
                self._languages = LanguageSheet(choice=self.speeches(), speak=self._speak_behind_the_door)
            else:
                self._languages = LanguageSheet(choice=self.languages())
            self._languages.lay_on(place)

    def _speak_behind_the_door(self, tag: str) -> None:
        """It is the facilitators' language from now on, whatever makers choose."""
        self._facilitators = tag
        tongue.speak(tag)
        self.places.current_screen.lay_anew()

    def _put_languages_away(self) -> bool:
        """Whether they lay there."""
        lay, self._languages = self._languages, None
        there = lay is not None and lay.parent is not None
        if lay is not None:
            lay.close()
        return there

    @property
    def studio(self) -> StudioPlace:
        """The table where fanzines are made."""
        return self.places.get_screen("studio")

    def home(self) -> None:
        """Whoever sat here has left: close what was hers and show the beginning, whatever fails."""
        self._leave(self.keeper.step_away)

    def lock(self) -> None:
        """Shut the library; only looking is possible until the phrase is typed again."""
        self.hiding.forget()
        self._forget_shown()
        self.curated = ""
        self._leave(self.keeper.end_gathering, then="wait")
        self._clear()
        self.background.do(self._close, self._locked)

    def open_gathering(self, gathering: Gathering) -> None:
        """Makers can sit down; the facilitator's place goes on in the language spoken now. LibraryError."""
        begins = self.keeper.gathering is None
        self.keeper.open_gathering(gathering)
        self._facilitators = tongue.tag
        self.voice.follow()
        if begins:
            self.background.do(self._exchange_shelves, _raised)

    def end_gathering(self, done: Callable[[object], None]) -> None:
        """Nobody can sit down any more, nothing of what was made stays open, and a backup is made."""
        self.hiding.forget()
        try:
            self.keeper.end_gathering()
        finally:
            self._forget_choices()
            self._forget_shown()
            self._clear()
        self.background.do(self._end, done)

    def _end(self) -> bool:
        try:
            self._exchange_shelves()
        finally:
            backed_up = self.keeper.back_up()
        return backed_up

    def exchange_through(self, folder: Path | None) -> None:
        """Packages go and come through that folder from now on, or through none. OSError."""
        choose_folder(self.keeper.folder, folder)
        self.exchange_folder = folder
        if self.exchange.is_on:
            self.exchange.stop()
            if folder is not None:
                self.exchange.start(folder)

    def _exchange_shelves(self) -> None:
        """Through the folder, where there is one and this tablet belongs to a group."""
        if self.keeper.is_unlocked:
            self.shelves.by_itself(self.exchange_folder)

    def speak_to_maker(self, fanzine_id: str) -> None:
        """The screen turns to the maker of a fanzine: the language she began it in."""
        language = self.keeper.open_library().fanzine(fanzine_id).language
        if language in {speech.tag for speech in self.speeches()}:
            tongue.speak(language)

    @property
    def circle_waits(self) -> bool:
        """Whether a circle was hidden and not ended."""
        return bool(self.places.built("circle")) and self.places.get_screen("circle").waits

    def speak_to_facilitator(self) -> None:
        """Somebody who may has passed the door: makers chose other languages meanwhile."""
        if self.keeper.gathering is not None:
            tongue.speak(self._facilitators)

    def put_away(self) -> None:
        """She hides: close what was hers behind the board."""
        self._leave(self.keeper.step_away)

    def tell(self, sentence: str, *, icon: str = "hand-palm") -> None:
        """Say something, but nothing over the board."""
        if self.hiding.is_hidden:
            self.hiding.keep_back(sentence, icon)
        else:
            super().tell(sentence, icon=icon)

    def to_shelf(self) -> None:
        """Her sign was shown: to her shelf, or to where she was when she hid."""
        fanzine = self.hiding.last_on(self.keeper.shelf)
        if fanzine is None:
            self.go("shelf")
        else:
            self.to_table(lambda keeper: keeper.take_up(fanzine))

    def begin(self, folding: Folding, settle_sign: Callable[[Keeper], object] = lambda _keeper: None) -> None:
        """Lay a new fanzine on the table once her sign is settled; prompts come first where there are any."""
        direction, language = Direction.RTL if tongue.rtl else Direction.LTR, tongue.tag

        def lay(keeper: Keeper) -> None:
            settle_sign(keeper)
            keeper.begin(direction, language, folding)

        self.to_table(lay, "prompt" if self.keeper.offered.prompts else "studio")

    def to_table(self, lay: Callable[[Keeper], object], then: str = "studio") -> None:
        """Lay a fanzine on the table and go there; when it cannot be laid, say why."""
        try:
            lay(self.keeper)
        except (LibraryError, SignTaken) as problem:
            self.tell(in_words(problem))
        else:
            self.go(self._place_of(self.keeper.on_table.id, then))

    def show_folder(self) -> Path:
        """The published show, or the sample until there is one."""
        return self.keeper.show_folder

    def counted_show(self) -> Path | None:
        """The published show: nobody counts who looks at the sample."""
        home = self.keeper.show_home
        return home if self.keeper.show_folder == home else None

    def room_url(self) -> str:
        """Where stories are served in the room, or nothing while they are not."""
        return self.room.url

    def room_here(self) -> str:
        """Where this machine itself reaches them."""
        return self.room.here

    def show_is_damaged(self) -> None:
        """Part of the show on the wall is damaged: what is whole stays there, and is made anew next time."""
        place = self.show_folder()
        if current_version(place) not in (None, place):
            with contextlib.suppress(OSError):
                doubt(place)

    def follow_wall(self) -> None:
        """Another show may hang here: the room's stories are its stories from now on."""
        if self._room_place == self.keeper.show_home:
            return
        was_on = self.room.state in ("starting", "ready")
        self.room.stop()
        self._room_place = self.keeper.show_home
        self.room = RoomServer(self._room_place, port=self._room_port)
        if was_on:
            self.room.start()

    def start_room(self) -> None:
        """Serve the stories of the published show."""
        self.room.start()

    def on_stop(self) -> None:
        """Shut everything. Kivy says so twice when it is asked to stop; the second time all is shut."""
        if self.get_running_app() is self:
            self.room.stop()
            self.rest()
            self._shut()

    def _place_of(self, fanzine_id: str, then: str) -> str:
        """Where its maker goes with it: where she hid, or what she was asked, or on."""
        asked = "wish" if wishes_of(self.keeper, fanzine_id) else then
        place = self.hiding.place_of(fanzine_id, otherwise=asked)
        is_gone = place == "wish" or (place == "prompt" and not self.keeper.offered.prompts)
        return asked if is_gone else place

    def _locked(self, result: object) -> None:
        if self.places.current in ("wait", "home"):
            self.go("home")
        if isinstance(result, LibraryError):
            self.tell(in_words(result))
        elif isinstance(result, Exception):
            raise result

    def _leave(self, shut: Callable[[], None], *, then: str = "home") -> None:
        self.rest()
        sentence = ""
        try:
            shut()
        except LibraryError as problem:
            sentence = in_words(problem)
        finally:
            self.go(then)
            self._forget_choices()
        if sentence:
            self.tell(sentence)

    def rest(self) -> None:
        """Bring to an end what is being done, so that it is kept."""
        try:
            self.places.current_screen.rest()
        except Exception:
            log.exception("What was being done could not be kept.")

    def _forget_choices(self) -> None:
        if self.places.built("studio"):
            self.studio.forget_choices()
        if self.places.built("prompt"):
            self.places.get_screen("prompt").forget_choice()

    def _forget_shown(self) -> None:
        for place in ("circle-laying", "circle", "printing"):
            if self.places.built(place):
                self.places.get_screen(place).forget()

    def _clear(self) -> None:
        self._sweep()
        clear_traces()

    def _sweep(self) -> None:
        if self.prints:
            sweep(self.prints, "*.pdf.part")

    def _shut(self) -> None:
        self.background.finish()
        self._close()

    @mainthread
    def _exchanged(self, looked: Looked) -> None:
        """Something came from a partner. Whoever reads what is still there goes on reading."""
        if looked.changed and self.places.current == "exhibition":
            self.places.get_screen("exhibition").look_again()
        if self.places.built("partners"):
            self.places.get_screen("partners").exchanged()
        for sentence in looked.refused:
            log.warning("A package was refused: %s", sentence)

    def _close(self) -> None:
        self.exchange.stop()
        self.withdrawals.finish()
        self.printing.finish(theme.PRINT_WAITED_FOR)
        self.keeper.close()


def _raised(result: object) -> None:
    if isinstance(result, Exception):
        raise result
