"""One print in the queue: how it looks, how far it is, what keeps it, and what can be done about it."""

from typing import TYPE_CHECKING, Final

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from PIL import Image

from kiosk.language import tongue
from kiosk.printing.words import about_job
from kiosk.widgets.art import texture_of
from kiosk.widgets.cut import Cut
from printing.printers.pictured import state_picture, trouble_picture
from printing.printers.printer import Printer, Trouble
from printing.printers.queue import Job, JobState

if TYPE_CHECKING:
    from kiosk.printing.queue_step import QueueStep

_PICTURE_PX: Final = 300


class JobRow(Cut):
    """A strip of paper for one print."""

    texture = ObjectProperty(None, allownone=True)
    picture = ObjectProperty(None, allownone=True)
    text = StringProperty("")
    printer = StringProperty("")
    other = StringProperty("")
    stuck = BooleanProperty(False)
    number = StringProperty("")

    def __init__(self, queue: "QueueStep", job: Job, picture: Image.Image | None, **kwargs: object) -> None:
        self._queue, self.job = queue, job
        self._told: object = None
        self._other: Printer | None = None
        super().__init__(number=job.name.rpartition("-")[2].rpartition("#")[2], **kwargs)
        self.picture = texture_of(picture) if picture else None

    def show(self, job: Job, troubles: tuple[Trouble, ...], other: Printer | None) -> None:
        """How it is now; `other` could take it."""
        self.job, self._other = job, other
        told = job.state, troubles, other.name if other else "", tongue.tag
        if told == self._told:
            return
        self._told = told
        self.stuck = any(trouble.blocks for trouble in troubles)
        self.printer = job.printer
        self.other = other.name if other and self.stuck else ""
        self.text = about_job(job, troubles, movable=bool(self.other))
        if troubles:
            shown = trouble_picture(troubles[0], _PICTURE_PX)
        elif job.state is JobState.PRINTS:
            shown = trouble_picture(None, _PICTURE_PX)
        else:
            shown = state_picture("waits", _PICTURE_PX)
        self.texture = texture_of(shown)

    def take_out(self) -> None:
        """Do not print it."""
        self._queue.dispatch("on_take_out", self.job)

    def hand_over(self) -> None:
        """Let the other printer take it."""
        if self._other:
            self._queue.dispatch("on_hand_over", self.job, self._other)
