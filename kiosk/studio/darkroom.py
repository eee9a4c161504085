"""Pictures of items made by the painter away from the screen's own thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from kivy.clock import Clock

from fanzines.model import Item, Page
from fanzines.photos import PhotoSource
from printing.picture import ItemPicture, item_picture, piled_picture


class Darkroom:
    """One worker; what it has developed is handed over on the screen's thread."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="darkroom")

    def item(self, item: Item, photos: PhotoSource, dpi: float, done: Callable[[ItemPicture], None]) -> None:
        """Picture an item and hand the picture over."""
        self._hand_over(self._worker.submit(item_picture, item, photos, dpi), done)

    def page(self, page: Page, photos: PhotoSource, dpi: float, done: Callable[..., None]) -> None:
        """Picture a whole page and hand the picture over."""
        self._hand_over(self._worker.submit(piled_picture, page, photos, dpi), done)

    def work(self, act: Callable[[], object], done: Callable[..., None]) -> None:
        """Do anything slow here and hand the result, or the exception it raised, over."""
        future = self._worker.submit(act)
        future.add_done_callback(
            lambda made: Clock.schedule_once(lambda _dt: done(made.exception() or made.result()))
        )

    def _hand_over(self, future: "Future[object]", done: Callable[..., None]) -> None:
        future.add_done_callback(lambda made: Clock.schedule_once(lambda _dt: done(made.result())))
