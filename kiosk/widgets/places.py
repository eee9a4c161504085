"""The places of an app: each is built when somebody goes there, or before, while nobody touches anything."""

from collections.abc import Callable, Mapping

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window

from kiosk import theme
from kiosk.machine.tidying import leave_out_what_is_built
from kiosk.mainloop import on_main
from kiosk.widgets.place import Place
from kiosk.widgets.steps import Turning


class Places(Turning):
    """`makers` build a place, by its name; nothing is shown before `begin`."""

    def __init__(self, makers: Mapping[str, Callable[..., Place]], **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._unbuilt = dict(makers)
        self._next = Clock.schedule_once(self._build_ahead, theme.BUILT_AHEAD_AFTER)
        Window.bind(on_touch_down=self._put_off, on_touch_up=self._put_off)

    def begin(self) -> None:
        """Show the first place. It may tell something at once, so the app has to know its places by then."""
        self.current = next(iter(self._unbuilt))

    def has_screen(self, name: str) -> bool:
        """Whether there is such a place, built or not."""
        return name in self._unbuilt or bool(super().has_screen(name))

    def get_screen(self, name: str) -> Place:
        """A place, built now if it was not yet. Whoever walks through the app asks beside the main thread."""
        if name in self._unbuilt:
            on_main(lambda: self._build(name))
        return super().get_screen(name)

    def built(self, name: str) -> Place | None:
        """A place if anybody can have been there."""
        return None if name in self._unbuilt else self.get_screen(name)

    def _build(self, name: str) -> None:
        make = self._unbuilt.pop(name, None)
        if make:
            with leave_out_what_is_built():
                self.add_widget(make(name=name))

    def _put_off(self, *_: object) -> None:
        self._wait(theme.BUILT_AHEAD_AFTER)

    def _wait(self, seconds: float) -> None:
        self._next.cancel()
        if self._unbuilt:
            self._next = Clock.schedule_once(self._build_ahead, seconds)

    def _build_ahead(self, _dt: float) -> None:
        if any(touch.is_touch for touch in EventLoop.touches):  # a line is drawn without beginnings and ends
            self._put_off()
        elif self._unbuilt:
            self.get_screen(next(iter(self._unbuilt)))
            self._wait(theme.LOOK)
