"""One Scatter over the whole screen; prints every touch, and where the Scatter is, as lines of JSON."""

import json
from typing import Any

from kiosk import start


def main() -> None:
    start.prepare(size=None, fullscreen=True)
    from kivy.base import runTouchApp
    from kivy.clock import Clock
    from kivy.core.window import Window
    from kivy.uix.scatter import Scatter

    scatter = Scatter(size_hint=(None, None), size=Window.size)

    def teller(kind: str) -> Any:
        def tell(window: Any, touch: Any) -> None:
            line = {"kind": kind, "uid": touch.uid, "device": touch.device, "x": touch.x, "y": touch.y}
            Clock.schedule_once(lambda dt: say(line | {"rotation": scatter.rotation, "scale": scatter.scale}))

        return tell

    for kind in ("down", "move", "up"):
        Window.bind(**{f"on_touch_{kind}": teller(kind)})
    Clock.schedule_once(lambda dt: say({"ready": Window.size}), 0.5)
    runTouchApp(scatter)
    say({"stopped": True})


def say(line: dict[str, Any]) -> None:
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
