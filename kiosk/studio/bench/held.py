"""A photo that is not kept yet: in memory only, with all that was done to it, until it is laid on a page."""

from dataclasses import dataclass, replace
from typing import Final

from fanzines.geometry import local_box, to_page
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Photo, Placement, new_id
from fanzines.photos import TakenPhoto
from fanzines.plane import Box
from printing.pictures.covering import Cover, covered

WIDEST: Final = 100.0
HIGHEST: Final = 120.0
"""How large (mm) a photo comes to the page."""


@dataclass(frozen=True, slots=True)
class Work:
    """The photo as it is now: `taken` has the covers burned in, `photo` says how it is cut and printed."""

    photo: Photo
    taken: TakenPhoto
    covers: tuple[Cover, ...] = ()


class Held:
    """One photo in the hand and its history; what lies under a cover is nowhere but here."""

    def __init__(self, taken: TakenPhoto) -> None:
        wide = min(WIDEST, HIGHEST * taken.width_px / taken.height_px)
        size = wide, wide * taken.height_px / taken.width_px
        middle = Placement(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
        self.bare = taken
        self.work = Work(Photo(new_id(), middle, taken.digest, *size), taken)
        self.done: list[Work] = []
        self.undone: list[Work] = []
        self.faces: tuple[Box, ...] = ()
        self.faces_sought = False

    def change(self, work: Work) -> None:
        """One act."""
        if work != self.work:
            self.done.append(self.work)
            self.undone.clear()
            self.work = work

    def undo(self) -> None:
        """Take the newest act back, if there is one."""
        if self.done:
            self.undone.append(self.work)
            self.work = self.done.pop()

    def redo(self) -> None:
        """Make it again."""
        if self.undone:
            self.done.append(self.work)
            self.work = self.undone.pop()

    def bytes_of(self, digest: str) -> bytes:
        """A photo source that knows only this one. KeyError for another."""
        if digest != self.work.taken.digest:
            raise KeyError(digest)
        return self.work.taken.data

    def with_cover(self, *more: Cover) -> Work:
        """What comes of further covers. Slow: call it beside the screen. PhotoRefused, KeyError."""
        covers = (*self.work.covers, *more)
        taken = covered(self.bare, covers, self.work.photo.width)
        return Work(replace(self.work.photo, photo=taken.digest), taken, covers)


def in_the_middle(photo: Photo) -> Photo:
    """The photo laid so that the middle of what is left of it is the middle of the page."""
    x, y = to_page(photo.placement, *local_box(photo).centre)
    place = photo.placement
    there = replace(place, x=place.x + PAGE_WIDTH / 2 - x, y=place.y + PAGE_HEIGHT / 2 - y)
    return replace(photo, placement=there)
