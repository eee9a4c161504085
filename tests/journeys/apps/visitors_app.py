"""Visitor after visitor at an exhibition: taps, swipes, pinches, walking away; tells what was seen."""

import random
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.journeys.apps.memory_app import resident
from tests.journeys.kit import Report, arguments, open_window, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide

ACTS: Final = (6, 40)
"""How often a visitor touches, at least and at most."""
STAYS: Final = 0.2
"""The share of visitors whom the next one follows at once, wherever they left it."""
HOME: Final = ("wall", "rest")
SECONDS_EACH: Final = 60


def main(what: str, folder: Path) -> None:
    visitors, seed = map(int, what.split(":"))
    open_window()
    from kivy.core.window import Window

    from kiosk import theme
    from kiosk.exhibit_app import ExhibitApp
    from kiosk.mainloop import on_main

    theme.EXHIBITION_ASKS_AFTER, theme.EXHIBITION_COUNTS = 1.0, 1
    app = ExhibitApp(folder / "show")
    place = lambda: app.places.get_screen("exhibition")  # noqa: E731  (it is there once the app runs)
    rng = random.Random(seed)
    done = dict.fromkeys(("tap", "point", "double", "swipe", "pinch"), 0)

    def somewhere() -> tuple[float, float]:
        return rng.uniform(4, Window.width - 4), rng.uniform(4, Window.height - 4)

    def act(guide: "Guide") -> None:
        kind = rng.choices(tuple(done), (60, 12, 6, 14, 8))[0]
        done[kind] += 1
        x, y = somewhere()
        if kind == "tap":
            seen = guide.eyes.places()
            if seen:
                x, y = seen[rng.choice(sorted(seen))].centre
            guide.hand.tap(x, y)
        elif kind == "point":
            guide.hand.tap(x, y)
        elif kind == "double":
            guide.hand.tap(x, y)
            guide.hand.tap(x, y)
        elif kind == "swipe":
            guide.hand.drag([(x, y), somewhere()], seconds=rng.uniform(0.05, 0.25))
        else:
            ends = (rng.uniform(20, 80), rng.uniform(40, 300))
            guide.hand.pinch((x, y), ends if rng.random() < 0.5 else ends[::-1], seconds=0.1)

    def view() -> str:
        return str(on_main(lambda: place().view))

    def path(guide: "Guide") -> Report:
        guide.eyes.wait_for("wall.1")
        megabytes, walked_away, places = [], 0, set()
        for _ in range(visitors):
            for _ in range(rng.randint(*ACTS)):
                act(guide)
                places.add(view())
            guide.wait(lambda: bool(guide.eyes.names()), "anything that can be touched")
            if rng.random() >= STAYS:
                guide.wait(lambda: view() in HOME and on_main(lambda: place()._sheet is None), "the wall")
                walked_away += 1
            megabytes.append(resident())
        guide.wait(lambda: view() in HOME, "the wall")
        return {"megabytes": megabytes, "away": walked_away, "done": done, "places": sorted(places)}

    walk(app, path, folder, seconds=120 + SECONDS_EACH * visitors)


if __name__ == "__main__":
    main(*arguments())
