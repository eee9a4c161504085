"""She makes, finishes and prints, with nothing switched on that would need a network."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide


def main(_what: str, folder: Path) -> None:
    open_window()
    from kiosk.tour.maker import Maker

    app = opened_kiosk(folder)

    def path(guide: "Guide") -> Report:
        guide.eyes.wait_for("home.make", 60)
        guide.settle()
        guide.tap("home.make", "fold.mini", "offer.take")
        guide.eyes.wait_for("tool.pen")
        maker = Maker(guide)
        maker.take_photo(1)
        maker.words("quiet", (74, 150))
        maker.tool("pen")
        maker.line([(20, 30), (60, 60)])
        guide.tap("studio.done")
        guide.eyes.wait_for("finish.print")
        guide.settle()
        guide.tap("finish.print", "print.mini", "guide.close")
        guide.wait(lambda: list((folder / "prints").glob("*.pdf")), "her print")
        guide.tap("finish.back")
        guide.eyes.wait_for("finish.keep")
        guide.settle()
        guide.tap("finish.keep")
        guide.eyes.wait_for("home.facilitator")
        guide.settle()
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check", "desk.lock")
        guide.wait(lambda: not app.keeper.is_unlocked, "the kiosk to be locked")
        return {"printed": sorted(file.name for file in (folder / "prints").iterdir())}

    walk(app, path, folder, seconds=240)


if __name__ == "__main__":
    main(*arguments())
