"""A gathering from its opening to its end, and turns in it; the arguments: path, folder, language."""

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.journeys.kit import PHRASE, PIN, Report, arguments, open_window, opened_kiosk, walk
from tests.journeys.left import left_of_hers

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide
    from kiosk.tour.maker import Maker

CANARY = "Quittenbrot"
PAPER = "#FF48B0"


def main(what: str, folder: Path, language: str = "en") -> None:
    open_window()
    from kiosk import theme
    from kiosk.keeping.gathering import Gathering, Level
    from kiosk.language import tongue
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    theme.BOARD_STAYS = 0.2
    app = opened_kiosk(folder, language=language)
    other = "ar" if language == "en" else "en"

    def look(guide: "Guide", name: str) -> None:
        guide.screens = folder / "screens"
        guide.see(name)

    def enter(guide: "Guide") -> None:
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check")

    def unlock(guide: "Guide") -> None:
        guide.tap("home.facilitator")
        guide.type(PHRASE)
        guide.tap("keys.finish")
        guide.eyes.wait_for("gathering.open")

    def at_home(guide: "Guide") -> list[str]:
        """What can be touched at the beginning."""
        guide.eyes.wait_for("home.look")
        guide.settle()
        return guide.eyes.names()

    def left() -> dict[str, Any]:
        return left_of_hers(app, CANARY, PAPER)

    def left_behind(guide: "Guide") -> dict[str, Any]:
        guide.wait(lambda: not app.studio.table.darkroom._items, "the darkroom to rest")
        time.sleep(0.3)
        return on_main(left)

    def make_something(guide: "Guide", word: str) -> "Maker":
        maker = Maker(guide)
        maker.paper("plain", PAPER)
        maker.tool("pen")
        maker.ink(theme.BLUE)
        maker.line([(30, 40), (90, 60)], seconds=0.1)
        maker.take_photo(1)
        maker.words(word.lower(), (74, 150))
        return maker

    def spoken() -> str:
        return str(on_main(lambda: tongue.tag))

    def evening(guide: "Guide") -> Report:
        """Locked, opened with other choices, made by a prompt, ended, opened again as it was, locked."""
        before = replace(app.keeper.offered, level=Level.SIMPLE, languages=("en", "ar"))
        on_main(lambda: app.open_gathering(before))
        on_main(app.lock)
        guide.wait(lambda: not app.keeper.is_unlocked, "the kiosk to be locked")
        report: Report = {"locked": at_home(guide)}
        unlock(guide)
        look(guide, "gathering")
        touches = (f"languages.{other}", "level.full", "packs.place", "folds.saddle-8", "gathering.open")
        began = time.monotonic()
        guide.tap(*touches)
        guide.eyes.wait_for("home.make")
        report["touches"], report["seconds"] = len(touches), time.monotonic() - began
        report["home"] = at_home(guide)
        look(guide, "home")
        guide.tap("home.make", "fold.poster", "offer.skip")
        guide.eyes.wait_for("prompt.6")
        look(guide, "prompts")
        guide.tap("prompt.2")
        guide.eyes.wait_for("prompt.take")
        look(guide, "prompt")
        guide.tap("prompt.others")
        guide.tap("prompt.1", "prompt.take")
        guide.eyes.wait_for("tool.pen")
        maker = make_something(guide, CANARY)
        guide.settle(1.2)
        look(guide, "studio")
        report["full"] = on_main(lambda: app.studio.full)
        report["prompt"] = on_main(lambda: app.studio.prompt)
        guide.tap("studio.prompt")
        guide.eyes.wait_for("prompt.take")
        look(guide, "prompt-again")
        guide.tap("prompt.others", "prompt.without")
        guide.eyes.wait_for("tool.pen")
        report["without"] = on_main(lambda: app.studio.prompt)
        report["kept"] = len(maker.pile())
        guide.tap("studio.away")
        enter(guide)
        guide.eyes.wait_for("desk.1")
        (app.prints / "mini.pdf.part").write_bytes(CANARY.encode())
        guide.tap("languages", "speak.el")
        guide.eyes.gone("speak.el")
        behind = [spoken()]
        guide.tap("desk.home")
        guide.eyes.wait_for("home.make")
        behind.append(spoken())
        enter(guide)
        guide.eyes.wait_for("desk.1")
        behind.append(spoken())
        guide.tap("desk.gathering", "languages", f"speak.{language}")
        guide.eyes.gone(f"speak.{language}")
        report["behind"] = [*behind, spoken()]
        guide.eyes.wait_for("gathering.end")
        look(guide, "gathering-open")
        guide.tap("gathering.end")
        guide.wait(lambda: app.notice.text, "the end")
        look(guide, "gathering-over")
        report["told"] = on_main(lambda: app.notice.icon)
        report["backups"] = len(list((folder / "data/backups").glob("*.db")))
        report["part"] = [file.name for file in app.prints.glob("*.part")]
        report["left"] = left_behind(guide)
        guide.tap("desk.home")
        report["over"] = at_home(guide)
        look(guide, "home-over")
        enter(guide)
        guide.tap("gathering.open")
        report["again"] = at_home(guide)
        now = on_main(lambda: app.keeper.offered)
        report["as_before"] = [list(now.languages), now.level.value, now.pack.name, len(now.folds)]
        enter(guide)
        guide.tap("desk.lock")
        guide.wait(lambda: not app.keeper.is_unlocked, "the kiosk to be locked")
        report["locked_again"] = at_home(guide)
        report["left_locked"] = left_behind(guide)
        return report

    def turns(guide: "Guide") -> Report:
        """One after the other: each chose her language and a prompt, and leaves another way."""
        offered = Gathering(("en", "ar"), prompts=("garden", "song"), folds=("mini",))
        on_main(lambda: app.open_gathering(offered))
        on_main(app.home)
        report: Report = {"met": [], "left": {}}

        def begin(sign: str = "offer.skip") -> None:
            report["met"].append(spoken())
            guide.tap("language.ar", "home.make", sign)
            report["met"].append(spoken())
            guide.eyes.wait_for("prompt.2")
            guide.tap("prompt.2", "prompt.take")
            guide.eyes.wait_for("tool.pen")
            make_something(guide, CANARY)

        def gone(way: str) -> None:
            guide.eyes.wait_for("home.make")
            report["left"][way] = left_behind(guide)

        begin()
        guide.tap("studio.away")
        gone("away")
        begin()
        guide.tap("studio.done", "finish.show", "use.see", "finish.back", "finish.keep")
        guide.wait(lambda: app.notice.text, "to be told that it is kept")
        report["told"] = [spoken(), on_main(lambda: app.notice.icon)]
        guide.tap("home.make")
        guide.eyes.wait_for("offer.skip")
        report["next"] = spoken()
        guide.tap("offer.home")
        gone("kept")
        begin("offer.take")
        shelf = on_main(lambda: app.keeper.shelf)
        guide.tap("studio.done", "finish.remove", "remove.sure", "leaving.now")
        guide.eyes.wait_for("went.seen", 60)
        guide.tap("went.seen")
        gone("removed")
        begin()
        guide.tap("hide")
        guide.wait(lambda: app.hiding.board.may_go_back, "the way back")
        guide.tap("board.more", "facilitator.home")
        gone("hidden")
        report["shelf"] = shelf is not None
        guide.wait(lambda: tongue.tag == "en", "the first language")
        guide.tap("home.make", "offer.skip")
        guide.eyes.wait_for("prompt.1")
        report["prompt"] = on_main(lambda: app.places.get_screen("prompt").chosen)
        guide.tap("prompt.without")
        guide.eyes.wait_for("tool.pen")
        report["undo"] = on_main(lambda: app.studio.can_undo or app.studio.can_redo)
        return report

    def beside(guide: "Guide") -> Report:
        """A fanzine without a sign is opened for its maker: only with her, blank until then."""
        guide.tap("language.ar", "home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        make_something(guide, CANARY)
        guide.tap("studio.away")
        enter(guide)
        guide.eyes.wait_for("desk.1")
        report: Report = {"desk": spoken()}
        tile = app.places.get_screen("desk").ids.offers.children[0]
        report["blank"] = on_main(lambda: tile.texture is None)
        guide.tap("desk.1")
        look(guide, "desk")
        guide.tap("desk.open")
        guide.eyes.wait_for("beside.here")
        look(guide, "beside")
        report["unasked"] = [name for name in guide.eyes.names() if name.startswith("beside.")]
        report["seen"] = on_main(lambda: app.keeper.sitting is not None)
        guide.tap("beside.here")
        look(guide, "beside-here")
        guide.tap("beside.open")
        guide.eyes.wait_for("tool.pen")
        look(guide, "studio-hers")
        report["hers"] = [spoken(), len(Maker(guide).pile())]
        guide.tap("studio.away", "home.facilitator")
        guide.eyes.wait_for("pin.check")
        report["door"] = [name for name in guide.eyes.names() if name.startswith("desk.")]
        guide.tap(*(f"pin.{digit}" for digit in PIN), "pin.check", "desk.1", "desk.open")
        guide.tap("beside.here", "beside.hand-over")
        guide.eyes.wait_for("anew.take")
        sign = on_main(lambda: app.places.get_screen("anew").sign)
        guide.tap(
            "anew.take", f"sign.colour.{sign.colour}", *(f"sign.picture.{one}" for one in sign.pictures)
        )
        guide.eyes.wait_for("home.continue")
        on_main(app.notice.hide)
        enter(guide)
        guide.tap("desk.1", "desk.open", "beside.here")
        guide.settle()
        look(guide, "beside-signed")
        report["signed"] = [name for name in guide.eyes.names() if name.startswith("beside.")]
        guide.tap("beside.back", "desk.gathering", "gathering.end")
        guide.eyes.gone("gathering.end")
        guide.tap("desk.offers", "desk.1", "desk.open")
        guide.eyes.wait_for("gathering.open")
        look(guide, "gathering-first")
        report["closed"] = on_main(lambda: app.notice.icon)
        return report

    walk(app, locals()[what], folder, seconds=240)


if __name__ == "__main__":
    main(*arguments(), *sys.argv[3:4])
