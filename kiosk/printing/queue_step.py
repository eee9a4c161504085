"""What is being printed and what waits, as strips of paper; how each looks is held in memory only."""

from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.boxlayout import BoxLayout
from PIL import Image

from kiosk.printing.jobs import JobRow
from kiosk.printing.seen import Seen
from printing.printers.printer import Printer
from printing.printers.queue import Job, can_take
from printing.printers.spooler import mark


class QueueStep(BoxLayout):
    """`on_take_out` says that a print is not wanted, `on_hand_over` that another printer shall take it."""

    __events__ = ("on_take_out", "on_hand_over")
    waiting = NumericProperty(0)
    silent = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._seen = Seen()
        self._pictures = dict[str, Image.Image]()
        self._missed = set[str]()

    @property
    def pictured(self) -> int:
        """Of how many prints a picture is held."""
        return len(self._pictures)

    def sent(self, job: str, picture: Image.Image) -> None:
        """That job looks so."""
        self._pictures[mark(job)] = picture

    def show(self, seen: Seen) -> None:
        """What is there now; no picture stays of what is over."""
        there, was = ({mark(job.name) for job in one.jobs} for one in (seen, self._seen))
        absent = self._pictures.keys() - there
        # A look may have begun before a print was sent; the one after it has not.
        for gone in absent & (was | self._missed):
            del self._pictures[gone]
        self._missed = absent & self._pictures.keys()
        self._seen, self.silent, self.waiting = seen, seen.silent, len(seen.jobs)
        rows = {row.job.name: row for row in self.ids.jobs.children}
        if [row.job.name for row in reversed(self.ids.jobs.children)] != [job.name for job in seen.jobs]:
            self.clear()
            for job in seen.jobs:
                row = rows.get(job.name) or JobRow(self, job, self._pictures.get(mark(job.name)))
                self.ids.jobs.add_widget(row)
        for row, job in zip(reversed(self.ids.jobs.children), seen.jobs, strict=True):
            others = [one for one in seen.printers if can_take(job, one)]
            row.show(job, seen.troubles(job), others[0] if others else None)

    def clear(self) -> None:
        """Nobody looks."""
        self.ids.jobs.clear_widgets()

    def forget(self) -> None:
        """Keep no picture."""
        self._pictures.clear()
        self._missed.clear()
        self.clear()

    def on_take_out(self, job: Job) -> None:
        """Do not print it."""

    def on_hand_over(self, job: Job, printer: Printer) -> None:
        """Let another printer take it."""
