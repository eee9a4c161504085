"""A full page is left and opened again: what is seen at once, and what is seen when all is pictured."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide


def main(_what: str, folder: Path) -> None:
    open_window()
    from fanzines.model import Placement, Sticker, new_id
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    app = opened_kiosk(folder)

    def path(guide: "Guide") -> Report:
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        maker = Maker(guide)
        studio = maker.studio
        maker.take_photo(1)
        maker.tool("pen")
        maker.line([(20 + 10 * i, 30 + (8 if i % 2 else -8)) for i in range(10)])
        guide.settle(2.0)
        page = on_main(lambda: studio.page)
        kept = on_main(lambda: app.keeper.page_picture(page.id)) is not None

        def open_and_add() -> tuple[bool, bool]:
            """Before anything can have been pictured."""
            studio.turn_to(0)
            covered = studio.table.pile.covers
            studio.add(Sticker(new_id(), Placement(70, 190), "heart", 20, 20, "#FF5C4D"))
            return covered, studio.table.pile.covers

        maker.page(2)
        guide.settle(0.5)
        covered, after_adding = on_main(open_and_add)
        guide.wait(lambda: not studio.table.pile.covers, "every item to be pictured")
        maker.tool("pen")
        maker.line([(20, 150), (90, 150)])
        changed = on_main(lambda: app.keeper.page_picture(page.id))
        return {
            "kept": kept,
            "covered": covered,
            "covered_after_adding": after_adding,
            "after_a_change": changed is not None,
        }

    walk(app, path, folder)


if __name__ == "__main__":
    main(*arguments())
