"""The smallest drawing app: one Kivy Line for each touch. Takes the frame rate, 0 for no limit."""

import sys
from typing import Any

from kiosk import start


def main(rate: str) -> None:
    start.SETTINGS = (*start.SETTINGS, ("graphics", "maxfps", rate))
    start.prepare(size=None, fullscreen=True)
    from kivy.base import runTouchApp
    from kivy.core.window import Window
    from kivy.graphics import Color, Line
    from kivy.uix.widget import Widget

    class Sheet(Widget):
        def on_touch_down(self, touch: Any) -> None:
            with self.canvas:
                Color(0, 0, 0)
                touch.ud["line"] = Line(points=touch.pos, width=3)

        def on_touch_move(self, touch: Any) -> None:
            touch.ud["line"].points += touch.pos

    Window.clearcolor = (1, 1, 1, 1)
    runTouchApp(Sheet())


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "120")
