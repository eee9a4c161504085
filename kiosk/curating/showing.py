"""Showing the exhibition in hand: trying it out, putting it up, stories on phones."""

from typing import Final

from kivy.clock import Clock, mainthread
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty

from exhibitions.curation.putting_up import PutUp
from exhibitions.show.folder import current_version
from exhibitions.show.manifest import ShowDamaged
from fanzines.library.errors import LibraryError
from kiosk.curating.outcome import outcome_of
from kiosk.curating.place import CuratorPlace
from kiosk.curating.telling import TellingStep  # noqa: F401  (known to kv by name)
from kiosk.language import N_, tongue
from kiosk.sentences import in_words

NO_STORIES: Final = N_(
    "Phones cannot read stories yet. Put the exhibition on the wall, then switch them on again."
)


class ShowingPlace(CuratorPlace):
    """The light table's other half; `here` is whether the exhibition in hand hangs on this kiosk."""

    step = OptionProperty("table", options=("table", "outcome"))
    here = BooleanProperty(True)
    working = StringProperty("")
    """What is being built: "wall", "preview" or nothing."""
    done = NumericProperty(0.0)
    serving = BooleanProperty(False)
    address = StringProperty("")
    put_up = BooleanProperty(False)
    """Whether there is a show to make labels from."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._room_watch = Clock.create_trigger(lambda _dt: self._look_at_room(), 0.5, interval=True)

    def enter(self) -> None:
        """See whether phones can read."""
        self.step = "table"
        self._look_at_show()
        self._look_at_room()
        self._room_watch()

    def leave(self) -> None:
        """Forget what was told."""
        self._room_watch.cancel()
        self.ids.telling.clear()

    def try_out(self) -> None:
        """Build what visitors will see in a place of its own, and look at it."""
        curator = self.curator
        self.working, self.done = "preview", 0.0
        self.app.background.do(lambda: curator.try_out(self._progress), self._tried_out)

    def publish(self) -> None:
        """Build the show in the background."""
        curator = self.curator
        self.working, self.done = "wall", 0.0
        self.app.background.do(lambda: curator.publish(self._progress), self._published)
        self.app.background.do(curator.clear_former, lambda _result: None)

    def serve(self) -> None:
        """Switch the story pages for the room on or off."""
        if self.serving:
            self.app.room.stop()
        else:
            self.app.start_room()
        self._look_at_room()

    def _look_at_show(self) -> None:
        self.put_up = current_version(self.curator.place) is not None

    def _look_at_room(self) -> None:
        room = self.app.room
        if self.serving and room.state == "failed":
            self.app.tell(tongue.words(NO_STORIES), icon="wifi-high")
        self.serving = room.state in ("starting", "ready")
        self.address = room.url.split("://")[-1]

    @mainthread
    def _progress(self, done: int, of: int) -> None:
        self.done = done / max(1, of)

    def _tried_out(self, result: object) -> None:
        self.working = ""
        if not isinstance(result, Exception) and self.manager.current == self.name:
            self.app.places.get_screen("preview").look_at(result)
        else:
            self.app.keeper.forget_preview()
            self._told(result)

    def _published(self, result: object) -> None:
        self.working = ""
        self._told(result)
        if not isinstance(result, PutUp):
            return
        self.app.follow_wall()
        if self.manager.current == self.name:
            self._look_at_show()
            outcome = outcome_of(result, self.curator.exhibition, here=self.here)
            self.ids.telling.show(outcome, self.texture_of)
            self.step = "outcome"

    def _told(self, result: object) -> None:
        if isinstance(result, LibraryError | ShowDamaged | OSError):
            self.app.tell(in_words(result))
        elif isinstance(result, Exception):
            self.failed(result)

    def texture_of(self, fanzine: str) -> object:
        """How the cover of a fanzine looks, where it is known."""
        raise NotImplementedError
