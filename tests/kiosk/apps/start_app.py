"""What is left of Kivy's habits after kiosk.start; the argument names what to try."""

import json
import sys
from pathlib import Path
from typing import Any

from kiosk import start
from kiosk.machine import quiet

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
    """What waits in SDL is handed out with the next input, in order, and not a frame later."""
    from kivy.base import EventLoop, runTouchApp, stopTouchApp
    from kivy.clock import Clock
    from kivy.core.window import Window
    from kivy.uix.label import Label

    from kiosk.machine import fingers

    places: list[float] = []
    report: dict[str, Any] = {}
    for kind in ("down", "move", "up"):
        Window.bind(**{f"on_touch_{kind}": lambda window, touch: places.append(touch.sx)})

    def play(dt: float) -> None:
        storage = Window._win._storage
        for name, give in (("asked", EventLoop.dispatch_input), ("polled", Window.mainloop)):
            moves = [("fingermotion", 1, place, 0.5, 1.0) for place in (0.2, 0.3, 0.4, 0.5)]
            ends = ("fingerdown", 1, 0.1, 0.5, 1.0), ("fingerup", 1, 0.6, 0.5, 1.0)
            Window._win = Waiting(storage, [ends[0], *moves, ends[1], False])
            fingers.bridge()
            give()
            report[f"{name} at once"] = places.copy()
            EventLoop.dispatch_input()
            report[name] = places.copy()
            places.clear()
        stopTouchApp()

    Clock.schedule_once(play, 0.3)
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
