"""Faces in a photo just taken up: sought beside the screen, offered for covering, never covered unasked."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

from kivy.clock import Clock

from fanzines import art
from fanzines.geometry import page_box
from fanzines.model import Brush, Drawing, Paper, Photo, Placement, Point, Sticker, Stroke, new_id
from fanzines.photos.faces import FaceSearch, FacesNotSought
from fanzines.plane import Box
from kiosk.background import Background
from kiosk.studio.bench.held import Held
from printing.covering import Cover

BEYOND: Final = 1.5
"""How many times wider than the face a cover is, so that neither ears nor hair tell."""
_TORN: Final = 1.6
_CUT: Final = 2.0
"""Torn paper loses something at its edges, and a sticker has ink beneath it to hide."""
_ROUND: Final = 0.2
"""By how much of a face's width a blot of ink begins within the face: its ends are round."""


class Offering:
    """Seeks the faces in one photo at a time; what is found is remembered with the photo in the hand."""

    def __init__(self, told: Callable[[Held], None]) -> None:
        self._told = told
        self._worker = Background("faces")
        self._wish = 0
        self._search: FaceSearch | None = None

    def seek(self, held: Held) -> None:
        """Look for faces in this photo, unless that was done, and in no other any more."""
        self.stop()
        if held.faces_sought:
            return
        wish = self._wish

        def look() -> None:
            with suppress(FacesNotSought):  # then nothing is offered; covering by hand needs no faces
                search = self._search = FaceSearch(held.bare)
                for faces in search:
                    if wish != self._wish:
                        search.stop()
                        return
                    Clock.schedule_once(lambda _dt, faces=faces: tell(faces))

        def tell(faces: tuple[Box, ...]) -> None:
            if wish == self._wish:
                held.faces = tuple(_in_mm(face, held.work.photo) for face in faces)
                self._told(held)

        def done(_nothing: object) -> None:
            held.faces_sought = held.faces_sought or wish == self._wish

        self._worker.do(look, done)

    def stop(self) -> None:
        """Look no more."""
        self._wish += 1
        search, self._search = self._search, None
        if search:
            search.stop()


def still_open(faces: Iterable[Box], covers: Iterable[Cover]) -> tuple[Box, ...]:
    """The faces that no cover lies on."""
    boxes = [page_box(cover) for cover in covers]
    return tuple(face for face in faces if not any(_holds(box, face) for box in boxes))


def covers_over(face: Box, kind: str, colour: str, sticker: str) -> tuple[Cover, ...]:
    """Ink, torn paper or a sticker over a face and some way beyond it.

    Beneath a sticker lies ink: between a sun's rays, or where a heart has its notch, hair would be seen.
    """
    (x, y), across = face.centre, face.width
    if kind == "patch":
        return (Paper(new_id(), Placement(x, y), "torn", colour, _TORN * across, _TORN * face.height),)
    half = face.height / 2 - _ROUND * across
    ends = (Point(x, y - half, 0.5), Point(x, y + half, 0.5))
    stroke = Stroke(Brush.PEN, colour, max(BEYOND * across, 1.0), ends)
    ink = Drawing(new_id(), Placement(0, 0), (stroke,))
    if kind == "ink":
        return (ink,)
    picture = art.load("stickers", sticker)
    scale = _CUT * max(across / picture.width, face.height / picture.height)
    size = scale * picture.width, scale * picture.height
    return ink, Sticker(new_id(), Placement(x, y), sticker, *size, colour)


def _holds(cover: Box, face: Box) -> bool:
    """Whether the middle of the face lies in the cover, from brow to mouth."""
    (x, y), high = face.centre, face.height / 4
    return cover.left <= x <= cover.right and cover.top <= y - high and y + high <= cover.bottom


def _in_mm(face: Box, photo: Photo) -> Box:
    """A box in parts of the photo's sides, in the photo's own millimetres."""
    return Box(
        (face.left - 0.5) * photo.width,
        (face.top - 0.5) * photo.height,
        (face.right - 0.5) * photo.width,
        (face.bottom - 0.5) * photo.height,
    )
