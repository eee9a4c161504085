"""A maker takes things back; the argument names a path.

A third argument is a language, and has pictures of every step taken into the folder "screens".
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide

SHOWN = ("see", "exhibition", "paper", "room")


def main(what: str, folder: Path, language: str = "") -> None:
    open_window()
    from kiosk import theme
    from kiosk.keeping.safekeeping import carry
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    app = opened_kiosk(folder, language=language or "en")
    app.prints = None  # to the printer
    place = lambda name: app.places.get_screen(name)  # noqa: E731

    def look(guide: "Guide", name: str) -> None:
        guide.screens = folder / "screens" if language else None
        guide.see(name)

    def make(guide: "Guide") -> tuple[str, ...]:
        """One fanzine that says "sea", and the touches of its sign."""
        guide.tap("home.make", "fold.mini")
        guide.eyes.wait_for("offer.take")
        sign = on_main(lambda: place("offer").sign)
        guide.tap("offer.take")
        maker = Maker(guide)
        maker.words("sea", (74, 60))
        maker.line([(30, 100), (110, 160)], seconds=0.05)
        guide.tap("studio.done", "finish.show", *(f"use.{use}" for use in SHOWN))
        guide.tap("finish.back")
        guide.eyes.wait_for("finish.keep")
        guide.settle()
        guide.tap("finish.keep")
        return (f"sign.colour.{sign.colour}", *(f"sign.picture.{name}" for name in sign.pictures))

    def put_up(guide: "Guide") -> None:
        """The facilitator hangs it, prints it twice for others, and publishes."""
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check", "desk.1", "desk.hang")
        for copies in (1, 2):
            guide.tap("desk.print.mini", "guide.close")
            guide.wait(lambda n=copies: len(given()) == n, "the print")
            guide.wait(lambda: not place("desk")._presses._waiting, "the printer to take another")
        guide.tap("desk.exhibition", "desk.publish")
        guide.tap("outcome.back")
        guide.tap("desk.home")

    def fanzines() -> list[str]:
        return [one.id for one in app.keeper.open_library().fanzines()]

    def given() -> list[str]:
        library = app.keeper.open_library()
        return [f"{one.kind} {one.job}" for known in fanzines() for one in library.given_out(known)]

    def told(step: str) -> dict[str, list[str]]:
        """What the page says, from above."""
        page = place("finish").ids[step]
        return {side: [row.text for row in reversed(page.ids[side].children)] for side in ("gone", "outside")}

    def on_wall() -> int:
        from exhibitions.show.reading import open_show

        return len(open_show(app.show_folder()).entries)

    def yes(guide: "Guide") -> Report:
        """Two touches from her shelf take the wall back, two more the paper; the last yes nobody met."""
        sign = make(guide)
        put_up(guide)
        report: Report = {"before": on_main(on_wall)}
        guide.tap("home.continue", *sign)
        guide.eyes.wait_for("shelf.0.seen")
        look(guide, "shelf")
        guide.tap("shelf.0.seen")
        guide.eyes.wait_for("use.exhibition")
        look(guide, "show")
        guide.tap("use.exhibition")
        guide.eyes.wait_for("went.seen", 30)
        look(guide, "went-wall")
        report["wall"], report["after"] = on_main(lambda: told("went")), on_main(on_wall)
        guide.tap("went.seen", "use.paper")
        guide.eyes.wait_for("went.seen", 30)
        look(guide, "went-paper")
        report["paper"] = on_main(lambda: told("went"))
        guide.tap("went.seen", "use.see")
        guide.wait(lambda: not place("finish")._withdrawing, "the last yes")
        report["quiet"] = on_main(lambda: place("finish").step)
        look(guide, "show-after")
        report["left"] = on_main(lambda: sorted(use.value for use in app.keeper.agreed()))
        return report

    def away(guide: "Guide") -> Report:
        """She keeps it after all, has more time, then lets it go at once; nothing of it is left."""
        sign = make(guide)
        put_up(guide)
        on_main(lambda: app.keeper.back_up())
        (folder / "stick").mkdir()
        on_main(lambda: carry(app.keeper, folder / "stick"))
        guide.tap(
            "home.continue", *sign, "shelf.0", "studio.done", "finish.print", "print.mini", "guide.close"
        )
        guide.wait(lambda: len(given()) == 3, "her own print")
        guide.tap("finish.back", "finish.remove")
        guide.eyes.wait_for("remove.sure")
        look(guide, "remove")
        theme.CHANGE_OF_HEART = 6.0
        guide.tap("remove.sure")
        leaving = place("finish").ids.leaving
        guide.wait(lambda: leaving.covered > 0.5, "the paper")
        theme.CHANGE_OF_HEART = 600.0
        look(guide, "leaving-half")
        guide.tap("leaving.more")
        more = on_main(lambda: leaving.covered)
        guide.tap("leaving.keep")
        guide.eyes.wait_for("finish.remove")
        kept = on_main(fanzines)
        guide.tap("finish.remove", "remove.sure")
        guide.tap("leaving.now")
        guide.eyes.wait_for("went.seen", 60)
        look(guide, "went-all")
        report: Report = {"more": more, "kept": len(kept), "told": on_main(lambda: told("went"))}
        report |= {"left": on_main(fanzines), "on_wall": on_main(on_wall)}
        guide.tap("went.seen")
        guide.eyes.wait_for("home.make")
        guide.tap("home.make", "fold.mini", "offer.skip")
        Maker(guide).line([(30, 40), (90, 60)], seconds=0.05)
        guide.tap("studio.done", "finish.remove")
        theme.CHANGE_OF_HEART = 1.0
        guide.tap("remove.sure")
        guide.eyes.wait_for("went.seen", 60)
        report["by_itself"] = on_main(fanzines)
        guide.tap("went.seen", "home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.tap("desk.care")
        look(guide, "care-held")
        guide.tap("desk.backups")
        guide.eyes.wait_for("backups.stick", 20)
        look(guide, "backups-held")
        report["held"] = on_main(lambda: place("backups").held)
        app.prints = folder / "stick"
        guide.tap("backups.stick")
        guide.wait(lambda: app.notice.text, "the copy")
        report["then"] = on_main(lambda: place("backups").held)
        return report

    walk(app, locals()[what], folder)


if __name__ == "__main__":
    main(*arguments(), *sys.argv[3:4])
