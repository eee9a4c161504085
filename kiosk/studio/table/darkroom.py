"""Pictures of items made by the painter away from the screen's own thread."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final

from kivy.clock import Clock

from fanzines.library.errors import LibraryError
from fanzines.model import Item
from fanzines.photos import PhotoSource
from fanzines.plane import Box
from printing.pictures.picture import ItemPicture, item_picture

log = logging.getLogger(__name__)

_LATER: Final = 0.1
"""Seconds: by then a page that was just opened is laid out, and its items wait to be pictured."""


class Darkroom:
    """One worker; what it has developed is handed over on the screen's thread."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="darkroom")
        self._items = 0
        self._newest: dict[tuple[str, bool], object] = {}
        self._round = 0

    def item(
        self,
        item: Item,
        photos: PhotoSource,
        dpi: float,
        done: Callable[[ItemPicture], None],
        within: Box | None = None,
    ) -> None:
        """Picture an item, or what lies of it within a box of the page, and hand the picture over.

        A picture nobody waits for any more, because a newer one of the same item was asked for, is not made.
        """
        key, order = (item.id, within is not None), object()

        def develop() -> ItemPicture | None:
            return item_picture(item, photos, dpi, within) if self._newest.get(key) is order else None

        def hand_over(made: "Future[ItemPicture | None]") -> None:
            self._items -= 1
            if self._newest.get(key) is order:
                del self._newest[key]
            _deliver(made, done)

        self._items += 1
        self._newest[key] = order
        future = self._worker.submit(develop)
        future.add_done_callback(lambda made: Clock.schedule_once(lambda _dt: hand_over(made)))

    def after_items(self, act: Callable[[], object], done: Callable[..., None]) -> None:
        """Do anything slow as `work` does, but what lies on the table comes first."""
        round_ = self._round

        def begin(_dt: float) -> None:
            if round_ != self._round:
                return
            if self._items:
                Clock.schedule_once(begin, _LATER)
            else:
                self.work(act, done)

        Clock.schedule_once(begin, _LATER)

    def forget(self, made: Callable[[], None]) -> None:
        """Whoever waited has left: picture nothing more of hers, and let go of what is `made` meanwhile."""
        self._round += 1
        self._newest.clear()
        self._worker.submit(made)

    def work(self, act: Callable[[], object], done: Callable[..., None]) -> None:
        """Do anything slow here and hand the result, or the exception it raised, over."""
        future = self._worker.submit(act)
        future.add_done_callback(
            lambda made: Clock.schedule_once(lambda _dt: done(made.exception() or made.result()))
        )


def _deliver(made: "Future[Any]", done: Callable[..., None]) -> None:
    """Hand a picture over; one of what has been erased meanwhile, or of a locked library, is dropped."""
    problem = made.exception()
    if isinstance(problem, LibraryError):
        log.warning("A picture was dropped (%s).", type(problem).__name__)
    elif (picture := made.result()) is not None:
        done(picture)
