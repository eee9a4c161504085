"""The bench's panel: covering, cutting, cropping and looks, for a photo in the hand or one on the page."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kivy.factory import Factory
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty

from fanzines.library.errors import LibraryError
from fanzines.model import Edge, Frame, Look, Photo, Ring
from fanzines.photos import PhotoRefused
from fanzines.photos.shapes import shaped
from fanzines.plane import Box
from kiosk import theme
from kiosk.language import tongue
from kiosk.studio.bench.covers import STICKERS, covers_over, still_open
from kiosk.studio.bench.cropping import Cropping, cropped, cropping_of, straightened, trimmed, whole
from kiosk.studio.bench.developing import Developing, Pair, seen
from kiosk.studio.bench.grasp import hand_for
from kiosk.studio.bench.hands import CoverHand, CropHand
from kiosk.studio.bench.held import Held, in_the_middle
from kiosk.studio.bench.offering import Offering
from kiosk.studio.bench.parts import TILES, ShowTile
from kiosk.studio.bench.subjects import Covers, InHand, OnPage, Subject
from kiosk.studio.bench.view import BenchView
from kiosk.studio.panels.base import Panel
from printing.pictures.covering import Cover

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

MODES = ("cover", "cut", "crop", "look")
PARTS = {"cover": "CoverPart", "cut": "CutPart", "crop": "CropPart", "look": "LookPart"}
COVERS = ("ink", "patch", "sticker")
CHOICES = ("cover", "cover_colour", "cover_width", "cover_sticker")


class BenchPanel(Panel):
    """What can be done with a photo. Every act is one step for undo, on the page as in the hand."""

    mode = OptionProperty("cover", options=MODES)
    cover = OptionProperty("ink", options=COVERS)
    cover_colour = StringProperty(theme.INK)
    cover_width = NumericProperty(9.0)
    cover_sticker = StringProperty(STICKERS[0])
    photo = ObjectProperty(None, allownone=True)
    is_new = BooleanProperty(False)
    busy = BooleanProperty(False)
    turn = NumericProperty(0.0)
    faces = NumericProperty(0)

    def __init__(self, studio: "StudioPlace", **kwargs: object) -> None:
        super().__init__(studio=studio, **kwargs)
        self.subject: Subject | None = None
        self.view = BenchView(self._stand)
        self._developing = Developing()
        self._covers: deque[tuple[Subject, Covers]] = deque()
        self._offering = Offering(self._offer)
        self._base: Cropping | None = None
        self._asked: tuple[Box, ...] = ()
        self.parts = {mode: Factory.get(name)(bench=self) for mode, name in PARTS.items()}
        for mode, names in TILES.items():
            for name in names:
                tile = ShowTile(shows=name, touch_name=f"{mode}.{name}")
                tile.bind(on_release=lambda pressed: self.press(pressed.shows))
                self.parts[mode].ids.tiles.add_widget(tile)
        for choice in CHOICES:
            self.fbind(choice, self._hold)
        self.fbind("mode", self._change_mode)
        self._change_mode()

    @property
    def held(self) -> Held | None:
        """The photo in the hand, when it is one that lies on the bench."""
        return self.subject.held if isinstance(self.subject, InHand) else None

    @property
    def history(self) -> Held | None:
        """What was done to the photo in the hand, while it lies on the bench."""
        return self.held if self.is_open else None

    def step(self, step: Callable[[Held], None]) -> bool:
        """Take an act with the photo in the hand back, or make it again; False when none lies here."""
        if self.history is None:
            return False
        if not self.busy:
            step(self.history)
            self.follow()
        return True

    def take_up(self, held: Held) -> None:
        """Lay a photo on the bench that is not kept yet."""
        self.subject, self.mode = InHand(held), "cover"
        self._offering.seek(held)

    def work_on(self, photo: Photo) -> None:
        """Lay a photo of the page on the bench."""
        self.subject, self.mode, self._asked = OnPage(self.studio, photo.id), "cut", ()

    def cover_on(self, photo: Photo, places: tuple[Box, ...]) -> None:
        """Lay a photo of the page on the bench, with places on it that may be covered (its own mm)."""
        self.work_on(photo)
        self.mode, self._asked = "cover", places

    def open(self) -> None:
        """The photo stands over the table."""
        self.studio.ids.over.add_widget(self.view)
        self.is_new = self.held is not None
        self.follow()

    def close(self) -> None:
        """Lay the table free; a photo in the hand stays in it."""
        self.studio.ids.over.remove_widget(self.view)
        self.view.forget()
        self._developing.forget()
        if not self.is_new:
            self.subject = None
        self.studio.refresh()

    def clear(self) -> None:
        """Forget the photo: whoever had it has left."""
        self.subject, self.photo = None, None
        self._offering.stop()
        self._covers.clear()
        self._developing.forget()
        self.view.forget()
        for mode in TILES:
            for tile in self._tiles(mode).values():
                tile.texture = None

    def forget_choices(self) -> None:
        """The inks and stickers for covering lie as at first."""
        self.clear()
        for name in ("mode", *CHOICES):
            choice = self.property(name)
            choice.set(self, choice.defaultvalue)

    @property
    def sticker_colour(self) -> str:
        """Stickers in black would be blots: they come in coral then."""
        return theme.CORAL if self.cover_colour == theme.INK else self.cover_colour

    @property
    def is_open(self) -> bool:
        """Whether the bench stands over the table."""
        return self.view.parent is not None

    def follow(self) -> None:
        """Show the photo as it is now: something was done, or taken back."""
        self.photo = self.subject.photo if self.subject else None
        self.studio.refresh()
        if not self.is_open:
            return
        if self.photo is None:  # it was taken off the page
            self.studio.take_tool("photo")
            return
        self.turn = round(cropping_of(self.photo).turn, 3)
        self._stand()

    def press(self, name: str) -> None:
        """A tile of the looks or of the cuts was touched."""
        photo = self.photo
        if name == "whole":
            self.make_whole()
        elif name in [edge.value for edge in Edge]:
            self._change(replace(photo, edge=Edge(name)))
        elif name in [look.value for look in Look]:
            self._change(replace(photo, look=Look(name)))
        else:
            self._change(shaped(photo, name))

    def ink_with(self, inks: tuple[str, str]) -> None:
        """Print the photo in these two inks."""
        self._change(replace(self.photo, look=Look.DUOTONE, inks=inks))

    def make_whole(self) -> None:
        """All of the photo again."""
        self._base = None
        self._change(whole(self.photo))

    def straighten(self, turn: float, *, done: bool = True) -> None:
        """Turn the photo anticlockwise beneath its frame; it is an act once the finger has let go."""
        self._base = self._base or cropping_of(self.photo)
        cropping = straightened(self._base, turn, self.photo)
        self.turn = cropping.turn
        if done:
            self._change(cropped(self.photo, cropping))
        elif isinstance(self.view.hand, CropHand):
            self.view.hand.cropping = cropping
            self.view.stand(seen(self.photo, "crop")[0], None, cropping.turn)

    def lay(self) -> None:
        """Keep the photo as it is now and lay it on the page: the first time that any of it is saved."""
        held, studio = self.held, self.studio
        if held is None or self.busy:
            return
        try:
            studio.app.keeper.keep_photo(held.work.taken)
        except LibraryError as problem:
            studio.tell(tongue.words(str(problem)))
            return
        photo = in_the_middle(held.work.photo)
        studio.take_tool("hand")
        studio.add(photo)
        if any(item.id == photo.id for item in studio.page.items):
            self._let_go()
        else:
            studio.take_tool("photo")

    def back(self) -> None:
        """Back to the tray, where a photo in the hand goes on waiting; or to the page."""
        photo = self.photo
        self.subject = None
        if self.is_new:
            self.studio.take_tool("photo")
        else:
            self.studio.take_tool("hand")
            self.studio.choose(photo.id if photo else None)

    def throw_away(self) -> None:
        """The photo in the hand goes for good."""
        self._let_go()
        self.studio.take_tool("photo")

    def bare_faces(self) -> tuple[Box, ...]:
        """Faces found in a photo that is not kept yet, or places she was asked about, not covered so far."""
        held = self.held
        return still_open(held.faces, held.work.covers) if held else self._asked

    def cover_faces(self) -> None:
        """Cover them all, with what lies in the hand: one act."""
        hand = self.view.hand
        if self.busy or not isinstance(hand, CoverHand):
            return
        faces = self.bare_faces()
        if faces:
            self.lay_cover(*(c for f in faces for c in covers_over(f, hand.kind, hand.colour, hand.sticker)))

    def _offer(self, held: Held) -> None:
        """Faces were found: show them, and leave the finger what it is doing."""
        hand = self.view.hand
        if held is self.held and isinstance(hand, CoverHand):
            hand.faces = self.bare_faces()
            self.faces = len(hand.faces)
            hand.mark()

    def _let_go(self) -> None:
        self._offering.stop()
        if self.held:
            self.studio.panels["photo"].let_go(self.held)
        self.subject = None

    def _change(self, photo: Photo) -> None:
        if self.subject and not self.busy:
            self.subject.change(photo)
            self.follow()

    def crop(self, cropping: Cropping) -> None:
        """Cut the photo to a frame."""
        self._base = None
        self._change(cropped(self.photo, cropping))

    def trim(self, side: str) -> None:
        """Cut a strip off one side: "left", "top", "right" or "bottom"."""
        self.crop(trimmed(cropping_of(self.photo), side))

    def cut(self, cut: tuple[Ring, ...]) -> None:
        """Leave nothing but these pieces of it."""
        self._change(replace(self.photo, cut=cut, frame=Frame.NONE))

    def _tiles(self, mode: str) -> dict[str, Any]:
        return {tile.shows: tile for tile in self.parts[mode].ids.tiles.children} if mode in TILES else {}

    def _change_mode(self, *_: object) -> None:
        self._base = None
        self.ids.part.clear_widgets()
        self.ids.part.add_widget(self.parts[self.mode])
        self._stand()

    def _stand(self) -> None:
        """Give the photo its place, and the finger its tool; then have it pictured."""
        photo, subject = self.photo, self.subject
        if photo is None or subject is None or not self.is_open or self.view.width < theme.mm(40):
            return
        self.view.hand = None
        self.view.stand(*seen(photo, self.mode), self._view_turn())
        self._hold()
        self._developing.photo(photo, self.mode, subject.photos(), self.view.dpi, self._show)
        tiles = self._tiles(self.mode)
        for tile in tiles.values():
            tile.follow(photo)
        if tiles:
            self._developing.tiles(photo, self.mode, subject.photos(), tiles)

    def _view_turn(self) -> float:
        if self.mode == "cover":
            return 0.0
        return -self.photo.placement.turn if self.is_new else cropping_of(self.photo).turn

    def _show(self, pictures: Pair) -> None:
        self.view.show(*pictures)
        if not self._covers:
            self.view.wet.clear()

    def _hold(self, *_: object) -> None:
        """Give the finger what the mode is for."""
        self.view.marks.clear()
        self.view.hand = hand_for(self) if self.photo and self.is_open else None
        self.faces = len(self.bare_faces()) if isinstance(self.view.hand, CoverHand) else 0
        if self.view.hand:
            self.view.hand.mark()

    def lay_cover(self, *covers: Cover) -> None:
        """One act of covering; it is burned in beside the screen, one after the other."""
        assert self.subject is not None
        self._covers.append((self.subject, covers))
        if not self.busy:
            self._burn()

    def _burn(self) -> None:
        subject, covers = self._covers[0]
        sitting, self.busy = self.studio.sitting, True

        def done(burned: object) -> None:
            self.busy = False
            if not self._covers or self.studio.app.keeper.sitting is not sitting:
                return
            self._covers.popleft()
            if isinstance(burned, PhotoRefused | LibraryError):
                self.studio.tell(tongue.words(str(burned)))
            elif isinstance(burned, Exception):
                raise burned
            else:
                subject.take(burned)
                self._asked = still_open(self._asked, covers)
            if self._covers:
                self._burn()
            self.follow()

        self._developing.worker.do(subject.burning(covers), done)
