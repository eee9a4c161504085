"""Pictures of items made by the painter away from the screen's own thread."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final

from kivy.clock import Clock

from fanzines.library.errors import LibraryError
from fanzines.model import Item, Page
from fanzines.photos import PhotoSource
from printing.picture import ItemPicture, item_picture, piled_picture

log = logging.getLogger(__name__)

_LATER: Final = 0.1
"""Seconds: by then a page that was just opened is laid out, and its items wait to be pictured."""


class Darkroom:
    """One worker; what it has developed is handed over on the screen's thread."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="darkroom")
        self._items = 0

    def item(self, item: Item, photos: PhotoSource, dpi: float, done: Callable[[ItemPicture], None]) -> None:
        """Picture an item and hand the picture over."""

        def hand_over(made: "Future[ItemPicture]") -> None:
            self._items -= 1
            _deliver(made, done)

        self._items += 1
        future = self._worker.submit(item_picture, item, photos, dpi)
        future.add_done_callback(lambda made: Clock.schedule_once(lambda _dt: hand_over(made)))

    def page(self, page: Page, photos: PhotoSource, dpi: float, done: Callable[..., None]) -> None:
        """Picture a whole page and hand the picture over; what lies on the table comes first."""

        def begin(_dt: float) -> None:
            if self._items:
                Clock.schedule_once(begin, _LATER)
                return
            future = self._worker.submit(piled_picture, page, photos, dpi)
            future.add_done_callback(lambda made: Clock.schedule_once(lambda _dt: _deliver(made, done)))

        Clock.schedule_once(begin, _LATER)

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
    else:
        done(made.result())
