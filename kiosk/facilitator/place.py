"""The base of the pages behind the facilitator's door."""

from typing import Final

from kiosk.facilitator.desk import Desk
from kiosk.language import N_
from kiosk.widgets.place import Place

EXHIBITION_TITLE: Final = N_("Our pages")


class FacilitatorPlace(Place):
    """The desk is open while she is there."""

    notices = "aside"
    _desk: Desk | None = None

    def on_step(self, *_: object) -> None:
        """What was said belongs to the step before."""
        self.app.notice.hide()

    @property
    def desk(self) -> Desk:
        """The open desk; RuntimeError when nobody sits there."""
        if self._desk is None:
            raise RuntimeError("nobody sits at the desk")
        return self._desk

    def on_pre_enter(self, *_: object) -> None:
        """Open the desk, then make ready."""
        self._desk = Desk.of_kiosk(self.app.keeper, self.app.in_every_language(EXHIBITION_TITLE))
        super().on_pre_enter()

    def lay_anew(self) -> None:
        """Another language is spoken: name everything in it."""
        self.leave()
        self.enter()

    def on_leave(self, *_: object) -> None:
        """Forget what was seen, then shut the desk."""
        super().on_leave()
        self._desk = None
