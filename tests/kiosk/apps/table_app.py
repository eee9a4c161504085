"""The studio on a real touchscreen; prints what lies on its table whenever that changes, as JSON lines."""

import json
import sys
from pathlib import Path
from typing import Any

from tests.journeys.kit import open_window, opened_kiosk


def main(folder: Path) -> None:
    open_window()
    from kivy.clock import Clock
    from kivy.core.window import Window

    from fanzines.model import Direction, Drawing

    app = opened_kiosk(folder)
    said: list[dict[str, Any]] = []

    def look(_dt: float) -> None:
        studio = app.places.get_screen("studio")
        ground = studio.table.ground
        strokes = [s for item in studio.page.items if isinstance(item, Drawing) for s in item.strokes]
        state = {
            "times": round(ground.times, 4),
            "close": studio.table.close,
            "page": [ground.left, Window.height - ground.top, ground.scale],
            "strokes": len(strokes),
            "points": [len(stroke.points) for stroke in strokes],
        }
        if not said or said[-1] != state:
            said.append(state)
            print(json.dumps(state), flush=True)

    def begin(_app: object) -> None:
        app.keeper.begin(Direction.LTR, "en")
        app.go("studio")
        Clock.schedule_once(lambda _dt: Clock.schedule_interval(look, 0), 1.0)

    app.bind(on_start=begin)
    app.run()
    print(json.dumps({"stopped": True}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
