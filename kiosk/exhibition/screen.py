"""The exhibition place: a wall of covers and a reader. It knows a show folder and nothing else."""

import logging
from datetime import date
from pathlib import Path

from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty

from exhibitions.show.folder import current_version
from exhibitions.show.help import HelpCard, still_valid
from exhibitions.show.reading import Show, ShowDamaged, ShowEntry, ShowUnknown, sealed_show
from exhibitions.show.withdrawn import withdrawn
from kiosk import theme
from kiosk.background import Background
from kiosk.exhibition import drifting, leaves, reader, wall_view  # noqa: F401  (known to kv by name)
from kiosk.exhibition.beside import BesideSheet
from kiosk.exhibition.checking import Checking
from kiosk.exhibition.codes import where_is
from kiosk.exhibition.ease import EaseSheet
from kiosk.exhibition.giving import Giving
from kiosk.exhibition.help import HelpSheet
from kiosk.exhibition.noted import Noted
from kiosk.exhibition.spoken import in_language
from kiosk.exhibition.visitor import Visitor
from kiosk.keeping.months import this_month
from kiosk.language import tongue
from kiosk.sentences import in_words
from kiosk.widgets.alone import LeftAlone
from kiosk.widgets.place import Place
from kiosk.widgets.sheet import Sheet
from printing.printers.known import Known

log = logging.getLogger(__name__)


class ExhibitionPlace(Place):
    """The wall, the reader, and back to the wall when left alone."""

    view = OptionProperty("wall", options=("wall", "note", "read", "empty", "rest"))
    visitor = ObjectProperty(None)
    giving = ObjectProperty(None, rebind=True)
    book_title = StringProperty("")
    note = StringProperty("")
    may_leave = BooleanProperty(True)
    helps = BooleanProperty(False)
    asking = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        self.show: Show | None = None
        self.entry: ShowEntry | None = None
        self._hung: tuple[str, int] = ("", 0)
        self._tried: Path | None = None
        self._sheet: Sheet | None = None
        self._checking = Checking(self._damaged)
        self._noted, self._noting = Noted(), Background("noted")
        super().__init__(visitor=Visitor(), giving=Giving(self._noted, self._noting), **kwargs)
        times = lambda: (theme.EXHIBITION_ASKS_AFTER, theme.EXHIBITION_COUNTS)  # noqa: E731
        self.alone = LeftAlone(self._ask, self._left, times)
        self._looking = Clock.create_trigger(
            lambda _dt: self._glance(), theme.SHOW_LOOKED_AT_EVERY, interval=True
        )
        self.visitor.bind(language=lambda *_: self._speak())

    def enter(self) -> None:
        """Open the show, then lay out the wall for whoever comes."""
        self.may_leave = self.app.may_leave_exhibition
        self.to_wall()
        self._arrive(tongue.tag)
        self.alone.watch()
        self._looking()

    def leave(self) -> None:
        """Stop watching, and keep nothing of a show that may be brought down meanwhile."""
        self.alone.rest()
        self._looking.cancel()
        self._checking.cancel()
        self._put_sheet_away()
        self.ids.reader.close()
        self.ids.rest.still()
        self.ids.wall.take_down()
        self.visitor.put_back()
        self.giving.close()
        self.entry = self.show = None
        self._hung = ("", 0)
        self._noting.do(self._noted.rest, self._followed)

    def rest(self) -> None:
        """Write down what was counted: the app may end now."""
        self._noted.write()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Every touch says that somebody is here."""
        self.alone.stir()
        return bool(super().on_touch_down(touch))

    def to_wall(self) -> None:
        """Show every cover of the show that is put up now."""
        self._close_book()
        self.look_again()
        self.view = "wall" if self.ids.wall.ids.covers.covers else "empty"

    def look_again(self) -> None:
        """Take up another version of the show, if one was put up; what was open of the old one is closed."""
        if self._is_current():
            self._hang()
            return
        entry = self.entry
        self._open()
        still = self.show and next((one for one in self.show.entries if entry and one.key == entry.key), None)
        if still and self.show and self.view in ("note", "read"):
            self.entry = still
            self.giving.open(self.show, still)
            self.ids.reader.follow(self.show, still)
            self._hang()
            return
        self._close_book()
        self._hang()
        if self.view != "rest" or self.show is None:
            self.view = "wall" if self.ids.wall.ids.covers.covers else "empty"

    def open(self, entry: ShowEntry) -> None:
        """Open a fanzine: what one should know before comes before."""
        self.look_again()
        if self.show is None or entry not in self.show.entries:
            return
        self.entry = entry
        self.giving.open(self.show, entry)
        self.book_title = in_language(entry.title, self.visitor.language)
        self.note = in_language(entry.note, self.visitor.language)
        if self.note:
            self.view = "note"
        else:
            self.read()

    def read(self) -> None:
        """Past the note, to the pages."""
        assert self.show is not None and self.entry is not None
        entry, app = self.entry, self.app
        where = lambda: where_is(entry, app.room_url(), app.room_here(), web=app.may_ask_outside)  # noqa: E731
        self.ids.reader.open(self.show, entry, where)
        self.view = "read"

    def show_ease(self) -> None:
        """Lay out what makes it easier."""
        self.lay(EaseSheet(visitor=self.visitor))

    def show_help(self) -> None:
        """Lay out whom to call. Nobody counts it."""
        if self.show is not None:
            sheet = HelpSheet()
            sheet.say(self._cards(self.show), self.visitor.language, self.visitor.size)
            self.lay(sheet)

    def show_answer(self) -> None:
        """Lay out what an answer is made with."""
        self.lay(self.giving.answer())

    def show_beside(self) -> None:
        """Lay out what visitors left and its maker lets hang beside it."""
        if self.entry is not None:
            self.lay(BesideSheet(self.entry.slips))

    def show_booklets(self) -> None:
        """Lay out how it can be taken home."""
        self.lay(self.giving.take(self.app.prints, Known.read(self.app.printers)))

    def begin(self) -> None:
        """Somebody touched the covers that drift by."""
        self.ids.rest.still()
        self.to_wall()

    def lay(self, sheet: Sheet) -> None:
        """Lay a sheet over whatever is seen."""
        self._put_sheet_away()
        self._sheet = sheet
        sheet.lay_on(self.ids.over)

    def _put_sheet_away(self) -> None:
        if self._sheet is not None:
            self._sheet.close()
            self._sheet = None

    def _glance(self) -> None:
        """Look again, but do not tell twice of what cannot be opened."""
        if self.show is not None or self._tried != current_version(self.app.show_folder()):
            self.look_again()

    def _is_current(self) -> bool:
        """Whether what is shown is what lies there; a copy may have lost what was taken back since."""
        if self.show is None:
            return False
        place = self.app.show_folder()
        return self.show.folder == current_version(place) and withdrawn(place) <= self.show.gone

    def _close_book(self) -> None:
        self._put_sheet_away()
        self.entry = None
        self.asking = 0
        self.giving.close()
        self.ids.reader.close()

    def _open(self) -> None:
        """At once: its seal and what it describes. Each file is verified as it is shown."""
        self._tried = current_version(self.app.show_folder())
        try:
            self.show = sealed_show(self.app.show_folder(), trusted=self.app.trusted)
        except (ShowDamaged, ShowUnknown) as problem:
            log.warning("The show cannot be opened: %s", problem)
            self.show = None
            self.app.tell(in_words(problem))
        else:
            show, place = self.show, self.app.counted_show()
            self.visitor.languages = list(show.languages)
            self._noting.do(lambda: self._noted.follow(place, show.gone), self._followed)
            self._checking.begin(show)

    def spare(self, moving: bool) -> None:
        """Read nothing beside the screen while the wall moves."""
        self._checking.held = moving

    def _damaged(self, file: str) -> None:
        """The rest was looked through beside the screen: what is damaged there is not shown, and is told."""
        log.warning("A file of the show is damaged: %s", file)
        self.app.show_is_damaged()

    def _followed(self, result: object) -> None:
        if isinstance(result, Exception):
            raise result

    def _hang(self) -> None:
        """Hang what may be shown this month, unless it hangs already."""
        month = this_month()
        entries = self.show.on_show(month) if self.show else ()
        self.helps = self.show is not None and bool(self._cards(self.show))
        if self.show is None:
            self.ids.wall.take_down()
            self._hung = ("", 0)
        elif self._hung != (str(self.show.folder), len(entries)):
            self.ids.wall.put_up(self.show, entries)
            self._hung = (str(self.show.folder), len(entries))
            if self.view == "rest":
                self.ids.rest.drift(self.show, entries, self.visitor)

    def _cards(self, show: Show) -> tuple[HelpCard, ...]:
        return still_valid(show.help, date.today().isoformat())

    def _speak(self) -> None:
        language = self.visitor.language
        self.ids.wall.speak()
        self.ids.reader.speak()
        if self.entry is not None:
            self.book_title = in_language(self.entry.title, language)
            self.note = in_language(self.entry.note, language)

    def _arrive(self, language: str = "") -> None:
        if self.show is not None:
            self.visitor.arrive(self.show.languages, self.app.visitors_language or language)

    def _ask(self, seconds: int) -> None:
        self.asking = seconds if self.view in ("note", "read") else 0

    def _left(self) -> None:
        """Nobody is there: home, and once more without a touch, the covers drift by."""
        if self.view == "rest":
            return
        was_home = self.view == "wall" and self._sheet is None
        self.to_wall()
        self._arrive()
        self.ids.wall.choose_all()
        if was_home and self.view == "wall" and self.show is not None:
            self.ids.rest.drift(self.show, self.show.on_show(this_month()), self.visitor)
            self.view = "rest"
