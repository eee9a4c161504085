"""Paths through an exhibition by itself; the arguments name one, and the folder that holds its show."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import Report, arguments, open_window, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide


def main(what: str, folder: Path) -> None:
    open_window()
    from kiosk import theme
    from kiosk.exhibit_app import ExhibitApp
    from kiosk.mainloop import on_main

    theme.EXHIBITION_ASKS_AFTER, theme.EXHIBITION_COUNTS = 1.0, 2
    app = ExhibitApp(folder / "show")
    place = lambda: app.places.get_screen("exhibition")  # noqa: E731  (it is there once the app runs)

    def damaged(guide: "Guide") -> Report:
        guide.wait(lambda: app.notice.text, "what is wrong")
        return {"said": on_main(lambda: app.notice.text), "seen": guide.eyes.names()}

    def alone(guide: "Guide") -> Report:
        guide.tap("visitor.language.ar", "wall.1")
        guide.wait(lambda: place().view != "wall", "the fanzine")
        opened = on_main(lambda: place().view)
        if opened == "note":
            guide.tap("note.read")
        guide.tap("reader.next")
        page = on_main(lambda: place().index)
        guide.wait(lambda: place().asking, "to be asked")
        guide.hand.tap(5, 5)
        guide.wait(lambda: not place().asking, "the question to go")
        stayed = on_main(lambda: place().view)
        guide.wait(lambda: place().view == "wall", "the wall")
        guide.eyes.wait_for("wall.1")
        home = "exhibition.home" in guide.eyes.names()
        return {"page": page, "stayed": stayed, "home": home}

    walk(app, locals()[what], folder)


if __name__ == "__main__":
    main(*arguments())
