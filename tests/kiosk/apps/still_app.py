"""The same strip of paper inside a Still and beside it, before and after a change: what the window shows."""

import json
from collections.abc import Iterator
from typing import Any

from kiosk import start

PLACE = (40.0, 60.0)
SIZE = (300.0, 120.0)


def main() -> None:
    start.prepare(size=(640, 480), fullscreen=False)
    from kivy.app import App
    from kivy.clock import Clock
    from kivy.core.window import Window
    from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
    from kivy.uix.floatlayout import FloatLayout

    from kiosk import theme
    from kiosk.widgets.cut import Cut
    from kiosk.widgets.still import Still

    report: dict[str, Any] = {}

    class StillApp(App):
        def build(self) -> Any:
            Window.clearcolor = theme.rgba(theme.GROUND)
            self.steps = self.course()
            Clock.schedule_interval(self.go_on, 0.1)
            self.whole = FloatLayout()
            return self.whole

        def go_on(self, _dt: float) -> None:
            if next(self.steps, "over") == "over":
                self.stop()

        def course(self) -> Iterator[None]:
            cut = Cut(paper=theme.YELLOW, slip=theme.CORAL, size_hint=(None, None), pos=PLACE, size=SIZE)
            self.whole.add_widget(cut)
            yield from self.frame("plain")
            self.whole.remove_widget(cut)
            still = Still(around=8, size_hint=(None, None), pos=(0, 0), size=SIZE)
            still.add_widget(cut)
            self.whole.add_widget(still)
            yield
            still.pos = PLACE
            yield from self.frame("still")
            cut.paper = theme.BLUE
            yield from self.frame("changed")
            self.whole.remove_widget(still)
            cut.paper = theme.YELLOW
            still.forget()
            yield
            report["forgotten"] = still._picture.pixels.hex()
            self.whole.add_widget(still)
            still.remove_widget(cut)
            yield from self.frame("empty")

        def frame(self, name: str) -> Iterator[None]:
            yield
            Window.bind(on_flip=self.read)
            Window.canvas.ask_update()
            yield
            Window.unbind(on_flip=self.read)
            report[name] = self.pixels.hex()

        def read(self, _window: Any) -> None:
            self.pixels = glReadPixels(30, 50, 330, 150, GL_RGBA, GL_UNSIGNED_BYTE)

    StillApp().run()
    print(json.dumps(report))


if __name__ == "__main__":
    main()
