"""A full page is left and opened again: what is seen at once, and what is seen when all is pictured."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide


def main(_what: str, folder: Path) -> None:
    open_window()
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
        maker.page(2)
        guide.settle(0.5)
        covered = on_main(lambda: (studio.turn_to(0), studio.table.pile.covers)[1])
        guide.wait(lambda: not studio.table.pile.covers, "every item to be pictured")
        maker.tool("pen")
        maker.line([(20, 150), (90, 150)])
        changed = on_main(lambda: app.keeper.page_picture(page.id))
        return {"kept": kept, "covered": covered, "after_a_change": changed is not None}

    walk(app, path, folder)


if __name__ == "__main__":
    main(*arguments())
