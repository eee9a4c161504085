"""Things to touch, and a driver that touches them; the argument names what to try."""

import json
import sys
from pathlib import Path
from typing import Any

from kiosk import start

SIZE = (800, 600)


def main(what: str, folder: Path) -> None:
    start.prepare(size=SIZE, fullscreen=False)
    from kivy.app import App
    from kivy.lang import Builder

    from kiosk.mainloop import on_main
    from kiosk.tour.eyes import Eyes
    from kiosk.tour.hand import Hand
    from kiosk.tour.journey import Journey

    class TableApp(App):
        def build(self) -> Any:
            return Builder.load_string(TABLE)

    app = TableApp()

    def ids(name: str) -> Any:
        return app.root.ids[name]

    def tap(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        eyes.tap("button")
        eyes.tap("button")
        return {"taps": ids("button").taps}

    def drag(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        place = eyes.wait_for("slider")
        left, middle = ids("slider").value_pos, place.centre
        hand.drag([left, (place.left + place.width * 0.25, middle[1]), middle], 0.2)
        return {"value": ids("slider").value}

    def pinch(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        hand.pinch(ids("scatter").center, radius=(30, 60), turn=(0, 45), seconds=0.2)
        return {"scale": ids("scatter").scale, "rotation": ids("scatter").rotation}

    def look(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        before = eyes.names()
        eyes.tap("open")
        eyes.wait_for("close")
        during = eyes.names()
        eyes.tap("close")
        eyes.gone("close")
        return {"before": before, "during": during, "after": eyes.names()}

    def see(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        eyes.read_screen(folder / "screen.png")
        place = eyes.find("button")
        return {"button": [place.left, place.bottom, place.width, place.height]}

    def fail(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        eyes.tap("nothing", seconds=0.2)
        return {}

    def dawdle(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        eyes.wait_for("nothing", seconds=60)
        return {}

    def break_app(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        return {"answer": on_main(lambda: 1 // 0)}

    report: dict[str, Any] = {}
    trials = {trial.__name__: trial for trial in (tap, drag, pinch, look, see, fail, dawdle, break_app)}

    def drive(hand: Hand, eyes: Eyes) -> None:
        report.update(trials[what](hand, eyes))

    seconds = 2 if what == "dawdle" else 30
    try:
        Journey(app, drive, seconds=seconds, picture=folder / "failure.png").run()
    except Exception as problem:
        report |= {"problem": type(problem).__name__, "says": str(problem)}
    print(json.dumps(report))


TABLE = """
#:import Factory kivy.factory.Factory
<Named@Button>:
    touch_name: ''
<Dialogue@ModalView>:
    size_hint: .5, .5
    Named:
        touch_name: 'close'
        on_release: root.dismiss()
FloatLayout:
    Named:
        id: button
        taps: 0
        touch_name: 'button'
        background_normal: ''
        background_color: 1, 0, 0, 1
        size_hint: None, None
        size: 100, 80
        pos: 50, 40
        on_release: self.taps += 1
    Named:
        touch_name: 'open'
        size_hint: None, None
        size: 100, 80
        pos: 200, 40
        on_release: Factory.Dialogue().open()
    Named:
        touch_name: 'invisible'
        opacity: 0
        size_hint: None, None
        size: 100, 80
        pos: 350, 40
    Named:
        touch_name: 'disabled'
        disabled: True
        size_hint: None, None
        size: 100, 80
        pos: 500, 40
    Named:
        touch_name: 'covered'
        size_hint: None, None
        size: 80, 60
        pos: 660, 50
    Named:
        touch_name: 'covering'
        size_hint: None, None
        size: 100, 80
        pos: 650, 40
    Named:
        touch_name: 'outside'
        size_hint: None, None
        size: 100, 80
        pos: 790, 200
    ScrollView:
        size_hint: None, None
        size: 200, 100
        pos: 550, 450
        BoxLayout:
            orientation: 'vertical'
            size_hint_y: None
            height: 400
            Named:
                touch_name: 'scroll.top'
            Named:
                touch_name: 'scroll.bottom'
            Widget:
            Widget:
    Slider:
        id: slider
        touch_name: 'slider'
        size_hint: None, None
        size: 400, 60
        pos: 50, 150
    Scatter:
        id: scatter
        size_hint: None, None
        size: 200, 200
        pos: 250, 300
"""

if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
