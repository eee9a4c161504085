"""Paths to and past the facilitator's door; the argument names one."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PHRASE, PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide


def main(what: str, folder: Path) -> None:
    open_window()
    from fanzines.access.signs import Sign, colours
    from fanzines.art import names
    from kiosk import theme
    from kiosk.mainloop import on_main

    app = opened_kiosk(folder)

    def said(guide: "Guide") -> str:
        guide.wait(lambda: app.notice.text, "a notice")
        sentence = on_main(lambda: app.notice.text)
        on_main(app.notice.hide)
        return sentence

    def phrase(guide: "Guide") -> Report:
        """Locked, then two phrases: a wrong one and the right one."""
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check", "desk.lock")
        guide.eyes.wait_for("home.look")
        locked = guide.eyes.names()
        guide.tap("home.look")
        guide.eyes.wait_for("wall.1")
        guide.tap("exhibition.home", "home.facilitator")
        guide.type(f"{PHRASE}x")
        guide.tap("keys.finish")
        wrong = said(guide)
        opened_by_wrong = on_main(lambda: app.keeper.library is not None)
        guide.tap("keys.delete", "keys.finish")
        guide.eyes.wait_for("desk.home")
        return {"locked": locked, "wrong": wrong, "opened_by_wrong": opened_by_wrong}

    def pin(guide: "Guide") -> Report:
        """A wrong PIN, then the right one; the desk is left alone after that."""
        guide.tap("home.facilitator", "pin.1", "pin.1", "pin.1", "pin.1", "pin.check")
        wrong = said(guide)
        seen = guide.eyes.names()
        guide.tap(*(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.eyes.wait_for("desk.home")
        theme.MAKER_ASKS_AFTER, theme.MAKER_COUNTS = 1.0, 2
        guide.wait(lambda: app.hiding.asking.seconds, "to be asked")
        guide.tap("desk.care")
        stayed = on_main(lambda: app.places.current)
        guide.eyes.wait_for("home.facilitator", 20)
        guide.tap("home.facilitator")
        guide.eyes.wait_for("pin.1")
        return {"wrong": wrong, "seen": seen, "stayed": stayed}

    def signs(guide: "Guide") -> Report:
        """Five signs nobody has, then her own one: only a facilitator can make it open again."""
        pictures = names("signs")
        hers = Sign(colours()[0].name, (pictures[0], pictures[1], pictures[2]))
        on_main(lambda: app.keeper.claim_sign(hers))
        on_main(app.home)
        guide.tap("home.continue")
        told = []
        for number in range(5):
            _show(guide, Sign(colours()[1].name, (pictures[3], pictures[4], pictures[number])))
            place = app.places.get_screen("sign")
            guide.wait(lambda place=place: place.wrong or app.notice.text, "an answer")
            told.append(on_main(lambda: app.notice.text))
        guide.eyes.wait_for("home.continue")
        guide.tap("home.continue")
        _show(guide, hers)
        guide.eyes.wait_for("home.continue")
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check", "desk.home")
        guide.tap("home.continue")
        _show(guide, hers)
        guide.eyes.wait_for("shelf.home")
        return {"told": told}

    walk(app, locals()[what], folder)


def _show(guide: "Guide", sign: object) -> None:
    guide.tap(f"sign.colour.{sign.colour}", *(f"sign.picture.{name}" for name in sign.pictures))


if __name__ == "__main__":
    main(*arguments())
