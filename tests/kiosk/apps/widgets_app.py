"""The shared pieces in a window, touched by a hand; what came of it is reported."""

import json
import sys
import traceback
from collections.abc import Callable
from typing import Any

from kiosk import start

SIZE = (1000, 700)


def main() -> None:
    start.prepare(size=SIZE, fullscreen=False)
    from kivy.app import App
    from kivy.uix.floatlayout import FloatLayout
    from kivy.uix.screenmanager import Screen
    from kivy.uix.widget import Widget

    from kiosk.base import load_styles
    from kiosk.language import register_fonts, tongue
    from kiosk.mainloop import on_main
    from kiosk.tour.eyes import Eyes
    from kiosk.tour.hand import Hand
    from kiosk.tour.journey import Journey
    from kiosk.widgets.cut import Cut
    from kiosk.widgets.keyboard import Keyboard
    from kiosk.widgets.layouts import layout
    from kiosk.widgets.rows import Grid, Row
    from kiosk.widgets.setting import Setting
    from kiosk.widgets.steps import Steps
    from kiosk.widgets.touch import Touchable

    class Listener(Widget):
        """Counts the touches that reach it."""

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.touches = 0

        def on_touch_down(self, touch: Any) -> bool:
            self.touches += self.collide_point(*touch.pos)
            return False

    class PiecesApp(App):
        def build(self) -> FloatLayout:
            register_fonts()
            load_styles(())
            self.whole = FloatLayout()
            return self.whole

    app = PiecesApp()
    free = {"size_hint": (None, None)}

    def lay(*widgets: Any) -> None:
        def act() -> None:
            app.whole.clear_widgets()
            for widget in widgets:
                app.whole.add_widget(widget)

        on_main(act)
        settle()

    def settle() -> None:
        for _ in range(3):
            on_main(lambda: None)

    def made(make: Callable[[], Any]) -> Any:
        return on_main(make)

    def lefts(widget: Any) -> list[float]:
        return [child.x for child in reversed(widget.children)]

    def spoken(tag: str) -> None:
        on_main(lambda: tongue.speak(tag))
        settle()

    def rows(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        def make() -> Any:
            row = Row(pos=(50, 50), size=(300, 50), **free)
            grid = Grid(pos=(50, 200), size=(300, 200), cols=2, **free)
            column = Row(orientation="vertical", pos=(500, 50), size=(100, 300), **free)
            for parent, number in ((row, 3), (grid, 3), (column, 2)):
                for _ in range(number):
                    parent.add_widget(Widget())
            return row, grid, column

        row, grid, column = made(make)
        lay(row, grid, column)
        english = [lefts(one) for one in (row, grid, column)]
        spoken("ar")
        arabic = [lefts(one) for one in (row, grid, column)]
        spoken("en")
        again = [lefts(one) for one in (row, grid, column)]
        return {"english": english, "arabic": arabic, "again": again == english}

    def cut(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        paper = made(lambda: Cut(pos=(100, 100), size=(300, 300), **free))
        beneath = made(lambda: Listener(pos=(0, 0), size=(900, 600), **free))
        child = made(lambda: Touchable(touch_name="child", pos=(150, 150), size=(100, 100), **free))
        acted: list[str] = []
        child.bind(on_release=lambda *_: acted.append("child"))
        on_main(lambda: paper.add_widget(child))
        lay(beneath, paper)
        eyes.tap("child")
        hand.tap(350, 350)
        return {"acted": acted, "beneath": beneath.touches}

    def touchable(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        button = made(lambda: Touchable(touch_name="button", pos=(100, 100), size=(100, 100), **free))
        beneath = made(lambda: Listener(pos=(0, 0), size=(900, 600), **free))
        acted: list[str] = []
        button.bind(on_release=lambda *_: acted.append("button"))
        lay(beneath, button)
        hand.press(150, 150)
        pressed = list(acted), button.pressed
        hand.lift()
        lifted = list(acted)
        hand.press(150, 150)
        hand.move(400, 400)
        hand.lift()
        slid = list(acted)
        on_main(lambda: setattr(button, "ready", False))
        hand.tap(150, 150)
        settle()
        seen = "button" in eyes.names()
        on_main(lambda: setattr(button, "ready", True))
        hand.tap(150, 150)
        return {
            "pressed": pressed,
            "lifted": len(lifted),
            "slid": len(slid),
            "seen": seen,
            "ready": len(acted),
            "beneath": beneath.touches,
        }

    def keyboard(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        board = made(lambda: Keyboard(pos=(0, 0), size=(1000, 300), **free))
        beneath = made(lambda: Listener(pos=(0, 0), size=(1000, 700), **free))
        typed: list[str] = []
        board.bind(
            on_text=lambda _k, text: typed.append(text),
            on_delete=lambda _k: typed.append("DELETE"),
            on_newline=lambda _k: typed.append("NEWLINE"),
            on_finish=lambda _k: typed.append("FINISH"),
        )
        lay(beneath, board)
        wrong = []
        for tag in ("en", "ar", "signs"):
            for shifted in (False, True):
                keys = layout(tag).shifted if shifted else layout(tag).rows
                for row in keys:
                    on_main(lambda tag=tag: (board.follow(tag), setattr(board, "tag", tag)))
                    on_main(lambda shifted=shifted: setattr(board, "shifted", shifted))
                    settle()
                    before = len(typed)
                    eyes.tap(f"key.{row[0]}")
                    on_main(lambda shifted=shifted: setattr(board, "shifted", shifted))
                    settle()
                    eyes.tap(f"key.{row[-1]}")
                    wrong += [(row[0], row[-1])] if typed[before:] != [row[0], row[-1]] else []
        on_main(lambda: board.follow("en"))
        settle()
        typed.clear()
        eyes.tap("keys.shift")
        eyes.tap("key.A")
        eyes.tap("key.a")
        for name in ("key.space", "keys.delete", "keys.newline", "keys.finish"):
            eyes.tap(name)
        for x in range(5, 1000, 90):
            hand.tap(x, 4)
        tags = []
        for _ in range(3):
            eyes.tap("keys.layout")
            settle()
            tags.append(board.tag)
        on_main(lambda: setattr(board, "many_lines", False))
        settle()
        return {
            "wrong": wrong,
            "typed": typed,
            "tags": tags,
            "newline": "keys.newline" in eyes.names(),
            "beneath": beneath.touches,
        }

    def setting(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        words = made(lambda: Setting(text="One line", pos=(50, 50), size_hint_x=None, width=400))
        lay(words)
        one = words.height
        on_main(lambda: setattr(words, "text", "Many words that run over several lines. " * 5))
        many = words.height
        on_main(lambda: setattr(words, "width", 800))
        wider = words.height
        on_main(lambda: setattr(words, "text", ""))
        return {"one": one, "many": many, "wider": wider, "none": words.height}

    def steps(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        def make() -> Any:
            named = Steps(step="second")
            for name in ("first", "second"):
                named.add_widget(Screen(name=name))
            unnamed = Screen()
            named.add_widget(unnamed)
            return named, unnamed

        named, unnamed = made(make)
        lay(named)
        shown = [named.current]
        for step in ("third", "first"):
            on_main(lambda step=step: setattr(named, "step", step))
            shown.append(named.current)
        on_main(lambda: setattr(named, "step", "third"))
        on_main(lambda: setattr(unnamed, "name", "third"))
        return {"shown": [*shown, named.current]}

    def early_touch(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        def make() -> Any:
            turning = Steps(step="first")
            for name in ("first", "second"):
                step = Screen(name=name)
                button = Touchable(touch_name=name, pos=(100, 100), size=(100, 100), **free)
                button.bind(on_release=lambda *_, name=name: acted.append(name))
                step.add_widget(button)
                turning.add_widget(step)
            turning.screens[0].children[0].bind(on_release=lambda *_: setattr(turning, "step", "second"))
            return turning

        acted: list[str] = []
        turning = made(make)
        lay(turning)
        eyes.wait_for("first")
        hand.tap(150, 150)
        hand.tap(150, 150)
        early = list(acted)
        eyes.tap("second")
        return {"early": early, "later": acted}

    acts = (rows, cut, touchable, keyboard, setting, steps, early_touch)
    report: dict[str, Any] = {}

    def drive(hand: Hand, eyes: Eyes) -> None:
        for act in acts:
            report[act.__name__] = act(hand, eyes)

    try:
        Journey(app, drive, seconds=50).run()
    except Exception as problem:
        report["problem"] = "".join(traceback.format_exception(problem))
    print(json.dumps(report))


if __name__ == "__main__":
    sys.exit(main())
