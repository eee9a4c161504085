"""Eyes for the tour and the journeys: what can be touched now, where it is, what the screen shows.

Every control that can be touched carries a `touch_name` ("home.make"). It counts as seen when a
finger on its centre would reach it: drawn, enabled, inside the window, and with no other named control
or dialogue above it.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
from kivy.uix.modalview import ModalView
from kivy.uix.scrollview import ScrollView
from kivy.uix.stencilview import StencilView
from PIL import Image

from kiosk.mainloop import on_main, wait_for_app
from kiosk.tour.hand import Hand
from kiosk.tour.unwatched import Unwatched

PATIENCE = 10.0
LOOK_EVERY = 0.01
TRUSTED = 0.05
"""Seconds what was seen is taken for what is there, as long as nothing is drawn."""
CLIPPING = (ScrollView, StencilView)


class NotSeen(Exception):
    """Nothing of that name can be touched."""


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle of the window in pixels, y up."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        return self.left + self.width / 2, self.bottom + self.height / 2

    def holds(self, x: float, y: float) -> bool:
        right, top = self.left + self.width, self.bottom + self.height
        return self.left <= x < right and self.bottom <= y < top


Layer = tuple[Any, Place, Place]


class Eyes:
    """Look from any thread; taps go through the hand."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._drawn = time.monotonic()
        self._places: dict[str, Place] = {}
        self._looked = 0.0
        self._window = Unwatched(Window)
        Window.bind(on_flip=self._draws)

    def find(self, name: str) -> Place:
        """Where it is. Raises NotSeen."""
        place = self.places().get(name)
        if place is None:
            raise NotSeen(f"“{name}” cannot be touched. What can be: {', '.join(self.names()) or 'nothing'}.")
        return place

    def names(self) -> tuple[str, ...]:
        """All that can be touched now."""
        return tuple(sorted(self.places()))

    def places(self) -> dict[str, Place]:
        """Where everything is that can be touched now."""
        return on_main(self._look)

    def wait_for(self, name: str, seconds: float = PATIENCE) -> Place:
        """Where it is, once it is there and has come to rest. Raises NotSeen."""
        before: Place | None = None

        def rested() -> bool:
            nonlocal before
            last, before = before, self.places().get(name)
            return before is not None and last == before

        if not _until(rested, seconds):
            return self.find(name)
        assert before is not None
        return before

    def gone(self, name: str, seconds: float = PATIENCE) -> None:
        """Wait until it cannot be touched any more. Raises TimeoutError."""
        if not _until(lambda: name not in self.places(), seconds):
            raise TimeoutError(f"“{name}” is still there after {seconds:.0f} seconds.")

    def tap(self, name: str, seconds: float = PATIENCE) -> None:
        """Wait for it, then tap its centre."""
        self._hand.tap(*self.wait_for(name, seconds).centre)

    def hold(self, name: str, seconds: float = PATIENCE) -> None:
        """Wait for it, then press it for long: it says its name."""
        self._hand.hold(*self.wait_for(name, seconds).centre)

    def picture(self) -> Image.Image:
        """What the screen shows in its next frame."""
        frames: list[Image.Image] = []

        def keep(window: Any) -> None:
            window.unbind(on_flip=keep)
            frames.append(_frame())

        def ask() -> None:
            Window.bind(on_flip=keep)
            Window.canvas.ask_update()
            self._window.draw_now()

        on_main(ask)
        wait_for_app(lambda: bool(frames))
        return frames[0]

    def rest(self, still: float, longest: float) -> None:
        """Wait until for that many seconds nothing was drawn and nothing is to be, or for the longest."""
        begun = time.monotonic()

        def still_now() -> bool:
            return not Window.canvas.needs_redraw and time.monotonic() - max(begun, self._drawn) > still

        _until(still_now, longest)

    def _draws(self, window: Any) -> None:
        self._drawn = time.monotonic()

    def _look(self) -> dict[str, Place]:
        """On the main thread. Looking takes a third of a frame: not twice at what nobody changed."""
        now = time.monotonic()
        changed = self._drawn > self._looked or Window.canvas.needs_redraw
        if changed or now > self._looked + TRUSTED:
            self._places, self._looked = _seen(), now
        return self._places

    def read_screen(self, file: Path) -> None:
        """Save what the screen shows as a PNG."""
        self.picture().save(file, format="PNG", compress_level=1)


def _until(done: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not done():
        if time.monotonic() > deadline:
            return False
        time.sleep(LOOK_EVERY)
    return True


def _frame() -> Image.Image:
    size = (int(Window.width), int(Window.height))
    pixels = glReadPixels(0, 0, *size, GL_RGBA, GL_UNSIGNED_BYTE)
    return Image.frombytes("RGBA", size, pixels).convert("RGB").transpose(Image.Transpose.FLIP_TOP_BOTTOM)


def _seen() -> dict[str, Place]:
    """All names that a finger would reach, with their places; on the main thread."""
    stack = [layer for child in Window.children for layer in _layers(child, _window())]
    return {
        widget.touch_name: place
        for widget, place, _ in reversed(stack)
        if _name(widget) and not widget.disabled and _reached(widget, place, stack)
    }


def _window() -> Place:
    return Place(0, 0, Window.width, Window.height)


def _layers(widget: Any, clip: Place) -> Iterator[Layer]:
    """Named widgets and dialogues below this one, the topmost first, with what of them the clip leaves."""
    if widget.opacity <= 0 or not getattr(widget, "awake", True):
        return
    if isinstance(widget, CLIPPING):
        clip = _shared(_place(widget), clip)
    for child in widget.children:
        yield from _layers(child, clip)
    if _name(widget) or isinstance(widget, ModalView):
        place = _place(widget)
        if clip.holds(*place.centre):
            yield widget, place, _shared(place, clip)


def _reached(widget: Any, place: Place, stack: list[Layer]) -> bool:
    """Whether the first in the stack at its centre is the widget itself or a part of it."""
    if place.width <= 0 or place.height <= 0:
        return False
    for other, _, there in stack:
        if isinstance(other, ModalView) or there.holds(*place.centre):
            return other is widget or _is_part(other, widget)
    return False


def _is_part(widget: Any, whole: Any) -> bool:
    while widget is not whole:
        if widget is None or widget is Window:
            return False
        widget = widget.parent
    return True


def _name(widget: Any) -> str:
    return getattr(widget, "touch_name", "")


def _place(widget: Any) -> Place:
    (x, y), (width, height) = getattr(widget, "bbox", (widget.pos, widget.size))
    if widget.parent is None or widget.parent is Window:
        return Place(x, y, width, height)
    left, bottom = widget.parent.to_window(x, y)
    right, top = widget.parent.to_window(x + width, y + height)
    return Place(min(left, right), min(bottom, top), abs(right - left), abs(top - bottom))


def _shared(one: Place, other: Place) -> Place:
    left, bottom = max(one.left, other.left), max(one.bottom, other.bottom)
    right = min(one.left + one.width, other.left + other.width)
    top = min(one.bottom + one.height, other.bottom + other.height)
    return Place(left, bottom, max(0, right - left), max(0, top - bottom))
