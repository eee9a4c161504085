"""Paths of makers who leave, and what they leave behind; the argument names one."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import assets
from tests.journeys.kit import Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide
    from kiosk.tour.maker import Maker

BLUE = "#0F6FB4"
TOOLS = ("hand", "pen", "eraser", "words", "supplies", "photo")


def main(what: str, folder: Path) -> None:
    open_window()
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    many = folder / "photos"
    many.mkdir()
    for number in range(16):
        (many / f"{number}.jpg").write_bytes(assets.data("sample", "photos", "cat.jpg"))
    app = opened_kiosk(folder, photos=many)

    def begin(guide: "Guide", sign: str = "offer.skip") -> "Maker":
        guide.tap("home.make", "fold.mini", sign)
        guide.eyes.wait_for("tool.pen")
        return Maker(guide)

    def kept() -> int:
        return on_main(lambda: len(app.keeper.open_library().fanzines()))

    def away(guide: "Guide", *names: str) -> int:
        """How many fanzines are kept once she has left that way."""
        guide.tap(*names)
        guide.eyes.wait_for("home.make")
        return kept()

    def blank(guide: "Guide") -> Report:
        """One after the other goes; the number is how many fanzines there are then."""
        begin(guide)
        report = {"begun": kept(), "at_once": away(guide, "studio.away")}
        begin(guide)
        guide.tap("studio.done", "finish.remove", "remove.sure", "leaving.now", "went.seen")
        report["taken_away"] = kept()
        maker = begin(guide)
        maker.line([(30, 40), (90, 60)], seconds=0.05)
        guide.tap("studio.undo")
        guide.wait(lambda: not maker.studio.page.items, "the line to go")
        report["undone"] = away(guide, "studio.away")
        begin(guide, "offer.take")
        report["signed"] = away(guide, "studio.away")
        begin(guide)
        guide.tap("studio.done", "finish.show", "use.see", "finish.back")
        guide.eyes.wait_for("finish.next")
        guide.tap("finish.back")
        report["agreed_to"] = away(guide, "studio.away")
        begin(guide)
        report["said_to_keep"] = away(guide, "studio.done", "finish.keep")
        return report

    def lit(tool: str) -> list[str]:
        panel = app.places.get_screen("studio").panels[tool]
        return sorted(
            w.touch_name for w in panel.walk(restrict=True) if getattr(w, "lit", False) and w.touch_name
        )

    def scrolled(tool: str) -> float:
        return float(app.places.get_screen("studio").panels[tool].ids.tiles.parent.scroll_y)

    def looks(maker: "Maker") -> dict[str, Any]:
        """What is chosen, as every panel and the keyboard show it."""
        found: dict[str, Any] = {"tool": on_main(lambda: maker.studio.tool)}
        for tool in TOOLS:
            maker.tool(tool)
            maker.guide.wait(maker.shelf_is_full, "the shelf")
            found[tool] = on_main(lambda tool=tool: lit(tool))
        found["scrolled"] = on_main(lambda: [scrolled("photo"), scrolled("supplies")])
        maker.tool("words")
        maker.guide.hand.tap(*maker.px(60, 40))
        maker.guide.eyes.wait_for("keys.finish")
        found["keyboard"] = on_main(lambda: maker.studio.ids.keyboard.tag)
        maker.guide.tap("keys.finish")
        return found

    def choose(maker: "Maker") -> None:
        """Something else than what is there at first, wherever there is a choice."""
        guide = maker.guide
        maker.tool("pen")
        guide.tap("width.3")
        maker.ink(BLUE)
        maker.tool("eraser")
        guide.tap("width.2")
        maker.tool("supplies")
        guide.tap("supplies.tapes")
        maker.tool("photo")
        guide.wait(maker.shelf_is_full, "the photos")
        push_up(guide)
        maker.tool("words")
        guide.tap("words.size.3", "words.face.poster", "words.align.centre")
        guide.hand.tap(*maker.px(60, 40))
        guide.keyboard("ar")
        guide.tap("keys.finish")

    def push_up(guide: "Guide") -> None:
        x, y = guide.eyes.wait_for("photo.3").centre
        guide.hand.drag([(x, y), (x, y + 150), (x, y + 150)], 0.15)
        guide.settle()

    def choices(guide: "Guide") -> Report:
        """She chooses, leaves for the finish, comes back, and goes; another one comes."""
        maker = begin(guide)
        report = {"at_first": looks(maker)}
        choose(maker)
        report["chosen"] = looks(maker)
        guide.tap("studio.done", "finish.back")
        guide.eyes.wait_for("tool.pen")
        report["back_again"] = looks(maker)
        guide.tap("studio.away")
        report["next"] = looks(begin(guide))
        choose(maker)
        guide.tap("studio.done", "finish.keep")
        report["after_finish"] = looks(begin(guide))
        return report

    walk(app, locals()[what], folder)


if __name__ == "__main__":
    main(*arguments())
