"""Faces in a photo just taken up: sought beside the screen, offered for covering, never covered unasked."""

from collections.abc import Callable
from contextlib import suppress

from kivy.clock import Clock

from fanzines.model import Photo
from fanzines.photos.faces import FaceSearch, FacesNotSought
from fanzines.plane import Box
from kiosk.background import Background
from kiosk.studio.bench.held import Held


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


def _in_mm(face: Box, photo: Photo) -> Box:
    """A box in parts of the photo's sides, in the photo's own millimetres."""
    return Box(
        (face.left - 0.5) * photo.width,
        (face.top - 0.5) * photo.height,
        (face.right - 0.5) * photo.width,
        (face.bottom - 0.5) * photo.height,
    )
