"""The photo tray: camera, phone, sticks and the kiosk's own folder, and small pictures to choose from."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from PIL import Image

from fanzines.model import Photo
from fanzines.photos import PhotoRefused, TakenPhoto, glance, take_in
from fanzines.photos.intake import LARGEST
from fanzines.sitting import Sitting
from kiosk.background import Background
from kiosk.language import N_, tongue
from kiosk.machine.sticks import Sticks, pictures, read_whole
from kiosk.machine.unplugging import SENTENCES, Removal, remove_safely
from kiosk.studio.bench.held import Held
from kiosk.studio.bench.torn import Torn  # noqa: F401  (known to kv by name)
from kiosk.studio.panels.base import Panel
from kiosk.widgets.art import texture_of
from kiosk.widgets.touch import IconButton, Touchable

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

ENDINGS: Final = (
    *(".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif"),
    *(".gif", ".tif", ".tiff", ".bmp", ".avif"),
)
_MOST: Final = 60
_SMALL: Final = 220
_WAITING: Final = 8
_PULLED_OUT: Final = N_("The stick has been pulled out. Nothing of yours is lost.")

Seen = tuple[Path, int, int]
"""A file, when it was changed, and its size."""


class PhotoTile(Touchable):
    """One picture that can be chosen; torn when it cannot be read, and then `why` says the reason."""

    texture = ObjectProperty(None, allownone=True)
    why = StringProperty("")


class PhotoPanel(Panel):
    """Small pictures of one source at a time; a picture that is chosen goes to the bench, in memory only."""

    busy = BooleanProperty(False)
    empty = BooleanProperty(False)
    source: Path | None = ObjectProperty(None, allownone=True)

    def __init__(self, studio: "StudioPlace", **kwargs: object) -> None:
        super().__init__(studio=studio, **kwargs)
        self.waiting: list[Held] = []
        self._worker = Background("tray")
        self._sticks = Sticks(lambda *told: Clock.schedule_once(lambda _dt: self._told(*told)))
        self._leaving: Path | None = None
        self._known: dict[Seen, object] = {}
        self._round = 0

    def open(self) -> None:
        """Look for sticks and pictures from here on."""
        self._sticks.start()
        if self.source not in self._sources():
            self.source = next(iter(self._sources()), None)
        self._lay_out()

    def close(self) -> None:
        """Look no more."""
        self._sticks.stop()
        self._round += 1

    def clear(self) -> None:
        """Forget the small pictures; photos that wait in her hand go when she has left the table."""
        self._round += 1
        self._known.clear()
        self.ids.tiles.clear_widgets()
        if self.studio.app.keeper.sitting is None:
            self.waiting.clear()

    def forget_choices(self) -> None:
        """Nothing waits, and the kiosk's own pictures are shown first."""
        self.waiting.clear()
        self.clear()
        self.source = None
        self.ids.tiles.parent.scroll_y = 1

    def show(self, source: Path) -> None:
        """Show the pictures of another source, from the first."""
        self.source = source
        self.ids.tiles.parent.scroll_y = 1
        self._lay_out()

    def place(self, file: Path) -> None:
        """Take a picture in and lay it on the bench."""
        if not self.busy:
            self.busy = True
            sitting = self.studio.sitting
            self._worker.do(lambda: take_in(_read(file)), lambda taken: self._taken(taken, sitting))

    def hold(self, taken: TakenPhoto) -> Held:
        """Wait with a photo in the hand; the oldest goes when there are too many."""
        held = Held(taken)
        self.waiting = [*self.waiting, held][-_WAITING:]
        return held

    def let_go(self, held: Held) -> None:
        """It was laid on the page, or thrown away."""
        self.waiting = [other for other in self.waiting if other is not held]

    def waiting_tile(self, held: Held, name: str) -> PhotoTile:
        """A small picture of a photo in the hand; touching it lays the photo on the bench."""
        tile = PhotoTile(touch_name=name, kind="next", ready=False)
        tile.bind(on_release=lambda _tile: self.studio.take_up(held))
        self._worker.do(lambda: glance(held.work.taken.data, _SMALL), lambda small: self._show(tile, small))
        return tile

    def lay_if_open(self) -> None:
        """Something has come into the hand: show it, if the tray is looked at."""
        if self.parent is not None:
            self._lay_out()

    def to_bench(self) -> None:
        """Work on the photo of the page that is chosen."""
        photo = self.studio.chosen
        if isinstance(photo, Photo):
            self.studio.work_on(photo)

    def _sources(self) -> list[Path]:
        own = self.studio.app.photos
        return [*([own] if own else []), *self._sticks.here]

    def _told(self, came: tuple[Path, ...], went: tuple[Path, ...]) -> None:
        """Sticks came or went while the tray lies open."""
        if self.parent is None:
            return
        if self.source in went:
            if self.source != self._leaving:
                self.studio.tell(tongue.words(_PULLED_OUT))
            self.source = next(iter(self._sources()), None)
        if came:
            self.source = came[0]
        self.ids.tiles.parent.scroll_y = 1
        self._lay_out()

    def _eject(self, stick: Path) -> None:
        self._leaving, self._round = stick, self._round + 1

        def done(removal: object) -> None:
            self._leaving = None if removal is Removal.IN_USE else stick
            if isinstance(removal, Removal):
                self.studio.tell(tongue.words(SENTENCES[removal]))
            self._lay_out()

        self._worker.do(lambda: remove_safely(stick), done)

    def _lay_out(self) -> None:
        """Lay the sources and the pictures of the one that is shown out anew."""
        self._round += 1
        self._lay_sources()
        tiles = self.ids.tiles
        tiles.clear_widgets()
        for number, held in enumerate(self.waiting):
            tiles.add_widget(self.waiting_tile(held, f"waiting.{number + 1}"))
        files = found(self.source, self.studio.app.photos)
        self.empty = not files and not self.waiting
        for number, file in enumerate(files):
            tile = PhotoTile(touch_name=f"photo.{number + 1}", ready=False, seed=number + 3)
            tiles.add_widget(tile)
            self._develop(tile, file)

    def _lay_sources(self) -> None:
        row = self.ids.sources
        row.clear_widgets()
        self._source(
            "camera", "camera", tongue.words("Take a photo"), lambda: self.studio.lay_panel("camera")
        )
        self._source(
            "phone",
            "device-mobile-camera",
            tongue.words("Photos from a phone"),
            lambda: self.studio.lay_panel("phone"),
            lit=self.studio.panels["phone"].is_on,
        )
        own = self.studio.app.photos
        if own:
            said = tongue.words("Pictures of this kiosk")
            self._source("source.own", "images", said, lambda: self.show(own), lit=self.source == own)
        for number, stick in enumerate(self._sticks.here):
            name, lit = f"source.stick.{number + 1}", self.source == stick
            said = tongue.words("Pictures on the stick")
            self._source(name, "usb", said, partial(self.show, stick), lit=lit)
            said = tongue.words("Let the stick go, so that it can be pulled out")
            self._source(f"eject.{number + 1}", "eject", said, partial(self._eject, stick))

    def spoken_anew(self) -> None:
        """Name where photos come from."""
        if self.parent is not None:
            self._lay_sources()

    def _source(self, name: str, icon: str, says: str, act: Callable[[], None], *, lit: bool = False) -> None:
        button = IconButton(touch_name=name, icon=icon, says=says, lit=lit)
        button.bind(on_release=lambda _button: act())
        self.ids.sources.add_widget(button)

    def _develop(self, tile: PhotoTile, file: Path) -> None:
        round_, seen = self._round, _seen(file)
        tile.bind(on_release=lambda _tile: self.studio.tell(tile.why) if tile.why else self.place(file))
        if seen in self._known:
            self._show(tile, self._known[seen])
            return

        def look() -> object:
            return glance(_read(file), _SMALL) if round_ == self._round else None

        def done(small: object) -> None:
            if round_ == self._round and small is not None:
                if seen and not isinstance(small, OSError):
                    self._known[seen] = small
                self._show(tile, small)

        self._worker.do(look, done)

    def _show(self, tile: PhotoTile, small: object) -> None:
        """A picture, or why there is none."""
        if isinstance(small, Image.Image):
            tile.texture = texture_of(small)
        elif isinstance(small, PhotoRefused | OSError):
            tile.why = tongue.words(str(small))
        elif isinstance(small, Exception):
            raise small
        tile.ready = True

    def _taken(self, taken: object, sitting: Sitting) -> None:
        self.busy = False
        if not self.studio.is_open_for(sitting):
            return  # she has left: it is not laid on somebody else's bench
        if isinstance(taken, TakenPhoto):
            self.studio.take_up(self.hold(taken))
        elif isinstance(taken, PhotoRefused | OSError):
            self.studio.tell(tongue.words(str(taken)))
        elif isinstance(taken, Exception):
            raise taken


def found(source: Path | None, own: Path | None) -> list[Path]:
    """Picture files of a source, at most 60: the kiosk's own by their names, others the newest first."""
    files = list(pictures(source, ENDINGS, most=_MOST)) if source else []
    return sorted(files) if source == own else files


def _read(file: Path) -> bytes:
    """The file, or as much of it as shows that it is too large. StickGone."""
    return read_whole(file, LARGEST + 1)


def _seen(file: Path) -> Seen | None:
    try:
        told = file.stat()
    except OSError:
        return None
    return file, told.st_mtime_ns, told.st_size
