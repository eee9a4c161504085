"""What is left of Kivy's habits after kiosk.start; the argument names what to try."""

import json
import sys
from pathlib import Path
from typing import Any

from kiosk import quiet, start

ESCAPE, F1, F12 = 27, 282, 293


def habits() -> dict[str, Any]:
    from kivy.app import App
    from kivy.clock import Clock
    from kivy.config import Config
    from kivy.core import clipboard
    from kivy.core.text import Label
    from kivy.core.window import Window
    from kivy.uix.label import Label as Page

    report: dict[str, Any] = {"opened": 0, "stopped_by_key": True}

    class HabitsApp(App):
        def build(self) -> Any:
            Clock.schedule_once(self.press_keys, 0.2)
            return Page(text="page")

        def press_keys(self, dt: float) -> None:
            for key in (ESCAPE, F1, F12):
                Window.dispatch("on_keyboard", key, 0, "", [])
            report["close_refused"] = Window.dispatch("on_request_close")
            Clock.schedule_once(self.leave, 0.2)

        def leave(self, dt: float) -> None:
            report.update(stopped_by_key=False, layers=len(Window.children))
            self.stop()

    HabitsApp().run()
    return report | {
        "inputs": Config.items("input"),
        "modules": Config.items("modules"),
        "clipboard": type(clipboard.Clipboard).__name__,
        "cut_buffer": clipboard.CutBuffer,
        "text": Label.__name__,
    }


def failure() -> dict[str, Any]:
    from kivy.base import runTouchApp, stopTouchApp
    from kivy.clock import Clock
    from kivy.uix.label import Label

    homecomings: list[bool] = []
    quiet.stay_alive(lambda: homecomings.append(True))
    Clock.schedule_once(lambda dt: [][0], 0.1)
    Clock.schedule_once(lambda dt: stopTouchApp(), 0.4)
    runTouchApp(Label(text="page"))
    return {"homecomings": len(homecomings)}


def endless() -> dict[str, Any]:
    from kivy.base import runTouchApp
    from kivy.clock import Clock
    from kivy.uix.label import Label

    quiet.stay_alive(lambda: None)

    def fail(dt: float) -> None:
        Clock.schedule_once(fail)
        raise IndexError

    Clock.schedule_once(fail)
    try:
        runTouchApp(Label(text="page"))
    except IndexError:
        return {"ended": True}
    return {"ended": False}


def fresh() -> dict[str, Any]:
    """An event that waits in SDL is handed out with the next input, not a frame later."""
    from kivy.base import EventLoop, runTouchApp, stopTouchApp
    from kivy.clock import Clock
    from kivy.core.window import Window
    from kivy.uix.label import Label

    touched: list[bool] = []
    Window.bind(on_touch_down=lambda window, touch: touched.append(True))
    report = {}

    def ask(dt: float) -> None:
        events = [("mousebuttondown", 20, 20, 1), False]
        storage, Window._win = Window._win, Waiting(Window._win, events)
        EventLoop.dispatch_input()
        Window._win = storage
        report["touches"] = len(touched)
        stopTouchApp()

    Clock.schedule_once(ask, 0.3)
    runTouchApp(Label(text="page"))
    return report


class Waiting:
    def __init__(self, storage: Any, events: list[Any]) -> None:
        self._storage = storage
        self._events = events

    def __getattr__(self, name: str) -> Any:
        return getattr(self._storage, name)

    def poll(self) -> Any:
        return self._events.pop(0) if self._events else False


def main(what: str, folder: Path) -> None:
    quiet.keep_log(folder)
    try:
        start.prepare(size=(320, 240), fullscreen=False)
    except start.NoScreen as problem:
        print(json.dumps({"no_screen": str(problem)}))
        return
    trials = {trial.__name__: trial for trial in (habits, failure, endless, fresh)}
    print(json.dumps(trials[what]()))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
