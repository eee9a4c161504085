"""Only the exhibition, from a show folder: for a machine that has no library at all."""

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kivy.clock import mainthread
from kivy.uix.floatlayout import FloatLayout

from exhibitions.exchange.folder import Exchange, Looked, Watch
from exhibitions.journal.journal import Journal, is_counted, journal_beside
from exhibitions.room.server import RoomServer
from exhibitions.show.last_good import LastGood
from kiosk import theme
from kiosk.base import BaseApp
from kiosk.exhibition.carrying import carry_home
from kiosk.exhibition.renewing import Renewing
from kiosk.exhibition.screen import ExhibitionPlace
from kiosk.exhibition.way_out import CORNER, HeldCorner, PinSheet, leads_out
from kiosk.language import tongue
from kiosk.sentences import in_words
from kiosk.widgets.place import Place

log = logging.getLogger(__name__)


class ExhibitApp(BaseApp):
    """The wall and the reader, with the stories served in the room."""

    folders = ("exhibition",)
    may_ask_outside = True

    def __init__(
        self,
        show: Path,
        *,
        language: str = "",
        trusted: Sequence[bytes] = (),
        exchange: Exchange | None = None,
        home: Path | None = None,
        printers: Path | None = None,
    ) -> None:
        """With `trusted` (public keys) only what these kiosks sealed is shown and served, also later on.

        With an `exchange` newer packages of the show are taken up beside the screen. Without one a verified
        copy of the show is kept in `home` and shown when a newer one is damaged. Visitors are met in
        `language`, else in the show's first. `printers` tells what is known of this machine's printers.
        ShowDamaged, ShowUnknown, OSError when nothing can be shown.
        """
        super().__init__(language or "en")
        self.visitors_language = language
        self.printers = printers
        self._watch = Watch(exchange.look, self._exchanged) if exchange else None
        self._show = show
        self.trusted = tuple(trusted)
        self._kept = LastGood(show, home, trusted) if home and not exchange else None
        self._renewing = Renewing(self._kept, self._renewed) if self._kept else None
        self._served = self._kept.begin() if self._kept else show
        self.room = self._server()

    def makers(self) -> Mapping[str, Callable[..., Place]]:
        """The exhibition and nothing else."""
        return {"exhibition": ExhibitionPlace}

    @property
    def exhibition(self) -> Place:
        """The only place there is."""
        return self.places.get_screen("exhibition")

    def on_start(self) -> None:
        """Serve the stories, and look for newer packages."""
        self.room.start()
        if self._watch:
            self._watch.start()
        if self._renewing:
            self._renewing.start()

    def show_folder(self) -> Path:
        """The show it was started with, or the copy of it that is shown in its place."""
        return self._kept.folder if self._kept else self._show

    def build(self) -> FloatLayout:
        """The wall, and the corner that leads out of it."""
        whole = super().build()
        corner = HeldCorner(self._ask_for_pin, size=(theme.mm(CORNER), theme.mm(CORNER)))
        corner.pos_hint = {"right": 1, "y": 0}
        whole.add_widget(corner)
        return whole

    def counted_show(self) -> Path | None:
        """That show, unless it is the sample: its journal lies beside it."""
        return self._show if is_counted(self._show) else None

    def room_url(self) -> str:
        """Where stories are served in the room, or nothing while they are not."""
        return self.room.url

    def room_here(self) -> str:
        """Where this machine itself reaches them."""
        return self.room.here

    def show_is_damaged(self) -> None:
        """Part of the show on the wall is damaged: what is whole stays there."""

    def home(self) -> None:
        """There is no other place than the wall."""
        self.exhibition.to_wall()

    def on_stop(self) -> None:
        """Write down what was counted; stop serving and looking."""
        self.places.current_screen.rest()
        self.room.stop()
        if self._watch:
            self._watch.stop()
        if self._renewing:
            self._renewing.stop()

    def _ask_for_pin(self) -> None:
        """Whoever knows the PIN may end it; where none was chosen there is no way out."""
        journal = Journal(journal_beside(self._show))
        if leads_out(journal):
            self.exhibition.lay(PinSheet(journal, self.stop, lambda: self._carry_home(journal)))

    def _carry_home(self, journal: Journal) -> None:
        self.exhibition.rest()
        try:
            carried = carry_home(journal, self.prints)
        except OSError as problem:
            self.tell(in_words(problem), icon="usb")
        else:
            self.tell(tongue.words("It is on the stick." if carried else "Put in a stick first."), icon="usb")

    def _server(self) -> RoomServer:
        """Of what is shown now; it counts beside the show, wherever its copy lies."""
        journal = journal_beside(self._show) if is_counted(self._show) else None
        return RoomServer(self._served, trusted=self.trusted, journal=journal)

    def _renewed(self) -> None:
        """Something else is shown now; whoever reads what is still there goes on reading."""
        folder = self.show_folder()
        if folder != self._served:
            self.room.stop()
            self._served = folder
            self.room = self._server()
            self.room.start()
        self.exhibition.look_again()

    @mainthread
    def _exchanged(self, looked: Looked) -> None:
        """Whoever reads what is still there goes on reading."""
        for sentence in looked.refused:
            log.warning("A package was refused: %s", sentence)
        if looked.changed:
            self.exhibition.look_again()
