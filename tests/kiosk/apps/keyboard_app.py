"""The keyboard in a window, played by a hand with more than one finger; what it typed is reported."""

import json
import sys
import traceback
from collections.abc import Callable
from typing import Any

from kiosk import start

SIZE = (1000, 700)
TABLET = (217, 56)
"""Millimetres: as wide as a screen of 10.1 inches, as high as the lowest keyboard there is."""
SIDES = ("width", "height")
SENTENCE = "Aa AB, Big Blue Boats\né? قهوة «ok» Zz"


def main() -> None:
    start.prepare(size=SIZE, fullscreen=False)
    from kivy.app import App
    from kivy.uix.relativelayout import RelativeLayout

    from kiosk import theme
    from kiosk.base import load_styles
    from kiosk.language import register_fonts
    from kiosk.mainloop import on_main
    from kiosk.tour.eyes import Eyes
    from kiosk.tour.guide import Guide
    from kiosk.tour.hand import Hand, Point
    from kiosk.tour.journey import Journey
    from kiosk.widgets.key import Key
    from kiosk.widgets.keyboard import Keyboard
    from kiosk.widgets.layouts import CARD, CHOICE, SIGNS

    typed: list[str] = []

    class KeyboardApp(App):
        def build(self) -> RelativeLayout:
            register_fonts()
            load_styles(())
            self.board = Keyboard(pos=(0, 0), size=(900, 300), size_hint=(None, None))
            self.board.bind(
                on_text=lambda _k, text: typed.append(text),
                on_delete=lambda _k: typed.append("DELETE"),
                on_newline=lambda _k: typed.append("\n"),
                on_finish=lambda _k: typed.append("FINISH"),
            )
            aside = RelativeLayout(pos=(60, 40), size=(900, 300), size_hint=(None, None))
            aside.add_widget(self.board)
            return aside

    app = KeyboardApp()

    def begin(hand: Hand, eyes: Eyes, *, shifted: bool, tag: str = "en") -> dict[str, Point]:
        """A keyboard at rest; where every key is, by what stands on it now."""

        def lay() -> None:
            app.board.follow(tag)
            app.board.tag = tag
            app.board.shifted = shifted
            typed.clear()

        on_main(lay)
        eyes.wait_for("keys.finish")
        return where(eyes)

    def where(eyes: Eyes) -> dict[str, Point]:
        return {name.partition(".")[2]: place.centre for name, place in eyes.places().items()}

    def keys() -> list[Key]:
        return [widget for widget in app.board.walk() if isinstance(widget, Key)]

    def next_key_in_the_frame_of_the_lift(hand: Hand, eyes: Eyes) -> Any:
        at = begin(hand, eyes, shifted=False)
        hand.tap(*at["shift"])
        hand.press(*at["a"])
        hand.contacts(("end", 0, at["a"]), ("begin", 1, at["b"]))
        hand.contacts(("end", 1, at["b"]), ("begin", 0, at["c"]))
        hand.lift()
        return typed

    def fingers_overlap(hand: Hand, eyes: Eyes) -> Any:
        lifts = {"first first": (0, 1), "last first": (1, 0)}
        found = {}
        for order, fingers in lifts.items():
            at = begin(hand, eyes, shifted=True)
            hand.press(*at["A"])
            hand.press(*at["B"], finger=1)
            for finger in fingers:
                hand.lift(finger)
            found[order] = list(typed)
        return found

    def fingers_land_together(hand: Hand, eyes: Eyes) -> Any:
        at = begin(hand, eyes, shifted=True)
        hand.contacts(("begin", 0, at["A"]), ("begin", 1, at["B"]), ("begin", 2, at["C"]))
        hand.contacts(("end", 2, at["C"]), ("end", 1, at["B"]), ("end", 0, at["A"]))
        return typed

    def two_fingers_on_one_key(hand: Hand, eyes: Eyes) -> Any:
        at = begin(hand, eyes, shifted=True)
        hand.press(*at["A"])
        hand.press(*at["A"], finger=1)
        hand.lift()
        hand.lift(finger=1)
        return typed

    def shift_while_a_key_is_held(hand: Hand, eyes: Eyes) -> Any:
        at = begin(hand, eyes, shifted=False)
        hand.press(*at["a"])
        hand.press(*at["shift"], finger=1)
        hand.lift(finger=1)
        hand.lift()
        before = [*typed, app.board.shifted]
        at = begin(hand, eyes, shifted=False)
        hand.press(*at["a"])
        hand.press(*at["layout"], finger=1)
        beside = [*typed, app.board.tag]
        hand.lift(finger=1)
        hand.lift()
        at = begin(hand, eyes, shifted=False)
        hand.press(*at["shift"], finger=1)
        hand.press(*at["a"])
        hand.lift(finger=1)
        hand.lift()
        return {"before": before, "beside layout": beside, "after": [*typed, app.board.shifted]}

    def sliding_off(hand: Hand, eyes: Eyes) -> Any:
        at = begin(hand, eyes, shifted=True)
        hand.press(*at["A"])
        hand.move(at["A"][0], 650)
        hand.lift()
        alone = [*typed, app.board.shifted]
        at = begin(hand, eyes, shifted=False)
        hand.press(*at["a"])
        hand.move(at["a"][0], 650)
        hand.press(*at["b"], finger=1)
        hand.lift(finger=1)
        hand.lift()
        return {"alone": alone, "beside another": list(typed)}

    def delete_and_a_letter(hand: Hand, eyes: Eyes) -> Any:
        found = []
        for first, second in (("delete", "a"), ("a", "delete"), ("newline", "a")):
            at = begin(hand, eyes, shifted=False)
            hand.press(*at[first])
            hand.press(*at[second], finger=1)
            hand.lift(finger=1)
            hand.lift()
            found.append(list(typed))
        return found

    def other_layouts(hand: Hand, eyes: Eyes) -> Any:
        english = begin(hand, eyes, shifted=False)
        at = begin(hand, eyes, shifted=False, tag="ar")
        hand.press(*at["layout"])
        hand.press(*at["ش"], finger=1)
        hand.contacts(("end", 0, at["layout"]), ("begin", 2, english["p"]))
        hand.lift(finger=1)
        hand.lift(finger=2)
        tag, there = on_main(lambda: app.board.tag), where(eyes)
        return {"typed": list(typed), "tag": tag, "there": there == english}

    def finish_while_a_key_is_held(hand: Hand, eyes: Eyes) -> Any:
        at = begin(hand, eyes, shifted=False)
        hand.press(*at["finish"])
        hand.press(*at["a"], finger=1)
        hand.lift()
        hand.lift(finger=1)
        return typed

    def the_same_keys(hand: Hand, eyes: Eyes) -> Any:
        stayed = {}
        for tag in ("en", "ar", "signs"):
            at = begin(hand, eyes, shifted=False, tag=tag)
            before = on_main(keys)
            hand.tap(*at["shift"])
            shifted = where(eyes)
            moved = sorted(at.values()) != sorted(shifted.values())
            stayed[tag] = [on_main(keys) == before, moved, shifted.keys() != at.keys()]
        return stayed

    def newline_comes_and_goes(hand: Hand, eyes: Eyes) -> Any:
        at = begin(hand, eyes, shifted=False)
        on_main(lambda: setattr(app.board, "many_lines", False))
        begin(hand, eyes, shifted=False)
        gone = "keys.newline" not in eyes.names()
        on_main(lambda: setattr(app.board, "many_lines", True))
        back = begin(hand, eyes, shifted=False) == at
        one_line = on_main(lambda: Keyboard(many_lines=False))
        names = {widget.touch_name for widget in one_line.walk() if isinstance(widget, Key)}
        return {"gone": gone, "back": back, "never": "keys.newline" not in names}

    def the_smallest_keys(hand: Hand, eyes: Eyes) -> Any:
        """Of each layout, in millimetres, on a keyboard as wide and high as a small tablet lets it be."""
        was = tuple(app.board.size)
        found = {}
        for tag in (*CHOICE, *SIGNS, CARD):
            begin(hand, eyes, shifted=False, tag=tag)
            on_main(lambda: setattr(app.board, "size", (theme.mm(TABLET[0]), theme.mm(TABLET[1]))))
            eyes.wait_for("keys.finish")
            found[tag] = on_main(lambda: [min(getattr(key, side) for key in keys()) for side in SIDES])
            on_main(lambda: setattr(app.board, "size", was))
        return {tag: [length / theme.mm(1) for length in size] for tag, size in found.items()}

    def the_guide_types(hand: Hand, eyes: Eyes) -> Any:
        begin(hand, eyes, shifted=False)
        Guide(app, hand, eyes).type(SENTENCE)
        return {"typed": "".join(typed), "wanted": SENTENCE}

    acts: tuple[Callable[[Hand, Eyes], Any], ...] = (
        next_key_in_the_frame_of_the_lift,
        fingers_overlap,
        fingers_land_together,
        two_fingers_on_one_key,
        shift_while_a_key_is_held,
        sliding_off,
        delete_and_a_letter,
        other_layouts,
        finish_while_a_key_is_held,
        the_same_keys,
        newline_comes_and_goes,
        the_smallest_keys,
        the_guide_types,
    )
    report: dict[str, Any] = {}

    def drive(hand: Hand, eyes: Eyes) -> None:
        for act in acts:
            found = act(hand, eyes)
            report[act.__name__] = list(found) if isinstance(found, list) else found

    try:
        Journey(app, drive, seconds=50).run()
    except Exception as problem:
        report["problem"] = "".join(traceback.format_exception(problem))
    print(json.dumps(report))


if __name__ == "__main__":
    sys.exit(main())
