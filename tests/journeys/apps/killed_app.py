"""She makes, and the power goes: while she types, while a photo lies on the bench, during a backup."""

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide

CANARY = "gdngdtzmttvg"
LATER = "bbkkffppzzvv"


def main(what: str, folder: Path) -> None:
    open_window()
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    app = opened_kiosk(folder)

    def begin(guide: "Guide") -> Maker:
        guide.eyes.wait_for("home.make", 60)
        guide.settle()
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        maker = Maker(guide)
        maker.take_photo(1)
        maker.words(CANARY, (74, 150))
        return maker

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def typing(guide: "Guide") -> Report:
        maker = begin(guide)
        maker.page(2)
        maker.tool("words")
        maker.begin_words(100)
        guide.type(LATER)
        die()
        return {}

    def bench(guide: "Guide") -> Report:
        maker = begin(guide)
        maker.page(2)
        maker.tool("photo")
        maker.bring_into_sight("photo.2")
        guide.tap("photo.2")
        guide.eyes.wait_for("bench.lay")
        die()
        return {}

    def backup(guide: "Guide") -> Report:
        begin(guide)
        app.background.do(app.keeper.back_up, lambda _done: None)
        on_main(die)
        return {}

    walk(app, locals()[what], folder)


if __name__ == "__main__":
    main(*arguments())
