"""The exhibition as its facilitator has it in hand: what hangs, putting it up, stories on phones, its end."""

from kivy.clock import Clock, mainthread
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from exhibitions.show.manifest import ShowDamaged
from exhibitions.show.reading import Show
from fanzines.library.errors import LibraryError
from kiosk.curating.curator import Curator
from kiosk.facilitator.place import EXHIBITION_TITLE, FacilitatorPlace
from kiosk.language import N_, tongue
from kiosk.pictured import pictured
from kiosk.sentences import in_words
from kiosk.widgets.art import texture_of

NO_STORIES = N_("Phones cannot read stories yet. Put the exhibition on the wall, then switch them on again.")


class HungCover(Widget):
    """A fanzine that hangs: its cover, or a blank sheet while it is not released for the wall."""

    texture = ObjectProperty(None, allownone=True)


class CuratingPlace(FacilitatorPlace):
    """Reached from the desk."""

    step = StringProperty("wall")
    publishing = BooleanProperty(False)
    done = NumericProperty(0.0)
    serving = BooleanProperty(False)
    address = StringProperty("")
    hung = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._room_watch = Clock.create_trigger(lambda _dt: self._look_at_room(), 0.5, interval=True)

    @property
    def curator(self) -> Curator:
        """The exhibition of this kiosk in her hand."""
        return Curator.of_kiosk(self.app.keeper, self.app.in_every_language(EXHIBITION_TITLE))

    def enter(self) -> None:
        """See what hangs, and whether phones can read."""
        self.step = "wall"
        self._lay_out()
        self._look_at_room()
        self._room_watch()

    def leave(self) -> None:
        """Forget what was seen."""
        self._room_watch.cancel()
        self.ids.covers.clear_widgets()

    def publish(self) -> None:
        """Build the show in the background."""
        curator = self.curator
        self.publishing, self.done = True, 0.0
        self.app.background.do(lambda: curator.publish(self._progress).show, self._published)
        self.app.background.do(curator.clear_former, lambda _result: None)

    def serve(self) -> None:
        """Switch the story pages for the room on or off."""
        if self.serving:
            self.app.room.stop()
        else:
            self.app.start_room()
        self._look_at_room()

    def end(self) -> None:
        """End the exhibition: the wall is empty."""
        try:
            self.curator.end()
        except LibraryError as problem:
            self.app.tell(in_words(problem))
        self.step = "wall"
        self._lay_out()

    def _lay_out(self) -> None:
        covers = self.ids.covers
        covers.clear_widgets()
        for laid in self.curator.hung(""):
            cover = HungCover()
            if laid.cover is not None:
                cover.texture = texture_of(pictured(self.app.keeper, laid.cover, 46))
            covers.add_widget(cover)
        self.hung = len(covers.children)

    def _look_at_room(self) -> None:
        room = self.app.room
        if self.serving and room.state == "failed":
            self.app.tell(tongue.words(NO_STORIES), icon="wifi-high")
        self.serving = room.state in ("starting", "ready")
        self.address = room.url.split("://")[-1]

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
