"""From the visitors: answers that wait for a look, numbers, booklets for the table, and what comes home."""

from collections.abc import Callable
from functools import partial
from typing import Final

from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout

from exhibitions.curation.answers_beside import hang_beside, say, take_down_beside
from exhibitions.curation.passed_on import MayHang, PassedOn
from exhibitions.curation.visited import Left, NeverPutUp, Visited
from exhibitions.journal.carrying import ENDING, LARGEST, BroughtIn, JournalRefused
from exhibitions.journal.journal import JournalFails
from exhibitions.journal.report import Report, Row
from fanzines.durable import write_whole
from fanzines.library.errors import LibraryError
from kiosk.curating.place import CuratorPlace
from kiosk.keeping.months import this_month
from kiosk.keeping.pictured import pictured
from kiosk.language import N_, tongue
from kiosk.machine.sticks import free_name, read_whole, stick
from kiosk.printing.plain_errands import report_errand
from kiosk.sentences import in_words
from kiosk.visited.passed_on import PassedSlip
from kiosk.visited.told import TOGETHER, as_page, as_poster, as_table, nameless
from kiosk.widgets.art import texture_of
from kiosk.widgets.rows import Row as Line

_COVER_DPI: Final = 30
_NOT_HUNG: Final = N_(
    "So many hang beside this fanzine already that there is no room. Take one of them down first."
)


class LeftSlip(BoxLayout):
    """An answer, the fanzine it was left for, and what she does with it."""

    __events__ = ("on_passed_on", "on_put_away")
    cover = ObjectProperty(None, allownone=True)
    slip_left = ObjectProperty(None, allownone=True)
    doubtful = BooleanProperty(False)
    number = NumericProperty(0)

    def on_passed_on(self) -> None:
        """She passes it on."""

    def on_put_away(self) -> None:
        """She puts it away."""


class NumberRow(Line):
    """A fanzine and its numbers."""

    name_of = StringProperty("")
    numbers = ListProperty(["", "", "", ""])
    strong = BooleanProperty(False)


class WantedRow(Line):
    """A fanzine that visitors look for on the table."""

    __events__ = ("on_laid_out",)
    cover = ObjectProperty(None, allownone=True)
    name_of = StringProperty("")
    copies = NumericProperty(0)
    number = NumericProperty(0)

    def on_laid_out(self) -> None:
        """They lie there now."""


class VisitedPlace(CuratorPlace):
    """Reached from the light table, for the exhibition in hand."""

    step = OptionProperty("answers", options=("answers", "numbers", "table"))
    waiting = NumericProperty(0)
    passed_on = NumericProperty(0)
    wanted = NumericProperty(0)
    opened = NumericProperty(0)

    def enter(self) -> None:
        """What came since she was here last."""
        self.step = "answers"
        self._lay_out()

    def leave(self) -> None:
        """Forget what was seen."""
        for holder in ("slips", "passed", "numbers", "wanted"):
            self.ids[holder].clear_widgets()

    def pass_on(self, left: Left) -> None:
        """Its maker finds it when she comes back."""
        self._do(lambda visited: visited.pass_on(left))

    def put_away(self, left: Left) -> None:
        """Nobody sees it."""
        self._do(lambda visited: visited.put_away(left))

    def told(self, one: PassedOn, may_hang: MayHang) -> None:
        """Keep what its maker told her."""
        keeper = self.app.keeper
        library, key = keeper.open_library(), keeper.seal_key()
        self._beside(lambda: say(library, one.id, may_hang, key=key, month=this_month()))

    def hang(self, one: PassedOn) -> None:
        """Hang it beside its fanzine, at once where that is on a wall."""
        keeper, here = self.app.keeper, self.curator.exhibition.id
        library, key = keeper.open_library(), keeper.seal_key()
        self._beside(lambda: hang_beside(library, here, one.id, key=key))

    def take_down(self, one: PassedOn) -> None:
        """Take it down at once; its maker keeps it."""
        keeper = self.app.keeper
        library, key = keeper.open_library(), keeper.seal_key()
        self._beside(lambda: take_down_beside(library, one.id, key=key, month=this_month()))

    def lay_out(self, fanzine_id: str, copies: int) -> None:
        """So many booklets of it lie on the table now."""
        self._do(lambda visited: visited.lay_out(fanzine_id, copies))

    def report(self) -> None:
        """Put the report where things are carried away from: a page, and a table."""
        place = stick(self.app.prints)
        if place is None:
            self.app.tell(tongue.words("Put in a stick first."), icon="usb")
            return
        try:
            report = self._report()
            for ending, made in ((".pdf", as_page(report)), (".csv", as_table(report))):
                write_whole(free_name(place, "report", ending), made)
        except (LibraryError, JournalFails, OSError) as problem:
            self.app.tell(in_words(problem), icon="usb")
        else:
            self.app.tell(tongue.words("The report is there: a page and a table."), icon="file-pdf")

    def print_report(self) -> None:
        """To where the printer, the paper and how many are chosen."""
        try:
            errand = report_errand(as_poster(self._report()), self.name)
        except (LibraryError, JournalFails) as problem:
            self.app.tell(in_words(problem), icon="printer")
        else:
            self.app.places.get_screen("printing").ask(errand)

    def bring_in(self) -> None:
        """Take in every journal on the stick; what is known already changes nothing."""
        place = stick(self.app.prints)
        try:
            files = sorted(place.glob(f"*{ENDING}")) if place else []
            if not files:
                self.app.tell(tongue.words("There is no journal of an exhibition on a stick."), icon="usb")
                return
            visited = self._visited()
            came = [visited.bring_in(read_whole(file, LARGEST + 1)) for file in files]
        except NeverPutUp:
            self.app.tell(tongue.words("Put this exhibition on the wall first."), icon="frame-corners")
            return
        except (LibraryError, JournalFails, JournalRefused, OSError) as problem:
            self.app.tell(in_words(problem), icon="usb")
            return
        self._lay_out()
        self._tell_what_came(BroughtIn(sum(one.counts for one in came), sum(one.answers for one in came)))

    def _tell_what_came(self, came: BroughtIn) -> None:
        if came == BroughtIn(0, 0):
            self.app.tell(tongue.words("All of it was here already."), icon="check")
        else:
            sentence = tongue.words("It is here now. Answers that wait for a look: {number}.")
            self.app.tell(sentence.format(number=self.waiting), icon="check")

    def _visited(self) -> Visited:
        return Visited(self.app.keeper.open_library(), self.curator.exhibition)

    def _report(self) -> Report:
        return self._visited().report(tongue.tag, nameless)

    def _do(self, act: Callable[[Visited], None]) -> None:
        try:
            act(self._visited())
        except (LibraryError, JournalFails) as problem:
            self.app.tell(in_words(problem))
        self._lay_out()

    def _beside(self, act: Callable[[], object]) -> None:
        """Beside the screen, for a large show takes a moment."""
        self.app.background.do(act, self._changed)

    def _changed(self, result: object) -> None:
        if isinstance(result, LibraryError):
            self.app.tell(in_words(result))
        elif isinstance(result, Exception):
            self.failed(result)
        elif result is False:
            self.app.tell(tongue.words(_NOT_HUNG))
        if self.manager.current == self.name:
            self._lay_out()

    def _lay_out(self) -> None:
        self.leave()
        try:
            visited = self._visited()
            left, wanted, report = visited.left(), visited.wanted(), self._report()
            passed_on = visited.passed_on()
        except (LibraryError, JournalFails) as problem:
            self.app.tell(in_words(problem))
            return
        curator = self.curator
        by = {entry.fanzine: entry.cover for entry in curator.exhibition.entries}
        names = {one.fanzine: row.name for one, row in zip(visited.entries, report.rows, strict=True)}

        def cover(fanzine_id: str) -> object:
            page = curator.cover(fanzine_id, by.get(fanzine_id, 0))
            return texture_of(pictured(self.app.keeper, page, _COVER_DPI)) if page else None

        self._lay_slips(left, cover)
        self._lay_passed_on(passed_on, cover)
        for number, (fanzine, copies) in enumerate(wanted.items(), 1):
            row = WantedRow(cover=cover(fanzine), copies=copies, number=number, name_of=names[fanzine])
            row.bind(on_laid_out=lambda _row, known=fanzine, copies=copies: self.lay_out(known, copies))
            self.ids.wanted.add_widget(row)
        for line in report.rows:
            self.ids.numbers.add_widget(_number_row(line))
        self.ids.numbers.add_widget(_number_row(Row(tongue.words(TOGETHER), report.total), strong=True))
        self.waiting, self.wanted, self.opened = len(left), sum(wanted.values()), report.total[0]

    def _lay_slips(self, left: tuple[Left, ...], cover: Callable[[str], object]) -> None:
        for number, one in enumerate(left, 1):
            slip = LeftSlip(slip_left=one.answer.slip, doubtful=one.doubtful, number=number)
            slip.cover = cover(one.fanzine)
            slip.bind(on_passed_on=lambda _slip, one=one: self.pass_on(one))
            slip.bind(on_put_away=lambda _slip, one=one: self.put_away(one))
            self.ids.slips.add_widget(slip)

    def _lay_passed_on(
        self, passed_on: tuple[tuple[str, PassedOn], ...], cover: Callable[[str], object]
    ) -> None:
        self.passed_on = len(passed_on)
        for number, (fanzine, one) in enumerate(passed_on, 1):
            slip = PassedSlip(one, number=number, cover=cover(fanzine))
            acts: dict[str, Callable[[], None]] = {
                "on_told": partial(self.told, one, MayHang.TOLD),
                "on_untold": partial(self.told, one, MayHang.NOT_SAID),
                "on_hang": partial(self.hang, one),
                "on_take_down": partial(self.take_down, one),
            }
            for event, act in acts.items():
                slip.fbind(event, _without_arguments(act))
            self.ids.passed.add_widget(slip)


def _without_arguments(act: Callable[[], None]) -> Callable[..., None]:
    return lambda *_: act()


def _number_row(row: Row, *, strong: bool = False) -> NumberRow:
    return NumberRow(name_of=row.name, numbers=[str(number) for number in row.numbers], strong=strong)
