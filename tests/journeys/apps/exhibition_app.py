"""Paths through an exhibition by itself; the arguments name one, and the folder that holds its show."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.journeys.kit import PIN, Report, arguments, open_window, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide


def put_damaged_newer(place: Path) -> None:
    """The same show sealed by its kiosk once more, its first work denied, and its words lost on the way."""
    from exhibitions.show.folder import current_version, next_version
    from exhibitions.show.manifest import write_manifest
    from exhibitions.show.reading import open_show
    from fanzines.seal import new_private_key

    former = current_version(place)
    assert former is not None
    gone = [open_show(place).entries[0].key]
    with next_version(place) as version:
        (version / "show.json").write_bytes((former / "show.json").read_bytes())
        write_manifest(version, new_private_key(), sequence=9, valid_until="9999-12", gone=gone)
        (version / "show.json").write_bytes(b"{}")


def main(what: str, folder: Path) -> None:
    open_window()
    from kivy.core.window import Window

    from exhibitions.journal.journal import Journal, journal_beside
    from exhibitions.journal.pin import set_pin
    from exhibitions.room.server import RoomServer
    from kiosk import theme
    from kiosk.exhibit_app import ExhibitApp
    from kiosk.mainloop import on_main
    from kiosk.widgets.contrast import contrast

    if what == "kept":
        theme.SHOW_RENEWED_EVERY, theme.CORNER_HELD = 0.2, 0.3
    app = ExhibitApp(folder / "show", home=folder / "home" if what == "kept" else None)
    app.room = RoomServer(folder / "show", host="127.0.0.1", port=0)
    place = lambda: app.places.get_screen("exhibition")  # noqa: E731  (it is there once the app runs)
    reader = lambda: place().ids.reader  # noqa: E731

    def unsealed(guide: "Guide") -> Report:
        guide.wait(lambda: app.notice.text, "what is wrong")
        return {"said": on_main(lambda: app.notice.text), "seen": guide.eyes.names()}

    def damaged(guide: "Guide") -> Report:
        guide.eyes.wait_for("wall.3")
        tiles = lambda: place().ids.wall.ids.covers.children  # noqa: E731
        guide.wait(lambda: all(tile.bare or tile.texture for tile in tiles()), "the pictures")
        return {
            "bare": on_main(lambda: [tile.title for tile in tiles() if tile.bare]),
            "pictured": on_main(lambda: len([tile for tile in tiles() if tile.texture])),
            "said": on_main(lambda: app.notice.text),
        }

    def alone(guide: "Guide") -> Report:
        guide.tap("visitor.ease", "visitor.language.ar", "ease.size.2", "ease.contrast", "ease.still")
        guide.tap("ease.done", "wall.1", "note.read", "reader.next")
        page = on_main(lambda: reader().index)
        theme.EXHIBITION_ASKS_AFTER, theme.EXHIBITION_COUNTS = 1.0, 2
        guide.wait(lambda: place().asking, "to be asked")
        guide.hand.tap(5, 5)
        guide.wait(lambda: not place().asking, "the question to go")
        stayed = on_main(lambda: place().view)
        guide.wait(lambda: place().view == "wall", "the wall")
        home = "exhibition.home" in guide.eyes.names()
        visitor = place().visitor
        chosen = on_main(lambda: [visitor.language, visitor.step, visitor.clear, visitor.motion])
        guide.wait(lambda: place().view == "rest", "the covers to drift by")
        rested = on_main(lambda: place().view)
        guide.tap("rest.begin")
        begun = on_main(lambda: place().view)
        seen = {"page": page, "stayed": stayed, "home": home}
        return {**seen, "chosen": chosen, "rested": rested, "begun": begun}

    def reading(guide: "Guide") -> Report:
        report: dict[str, Any] = {}
        room_url = app.room_url
        app.room_url = lambda: ""  # the room's server begins after the wall
        guide.tap("wall.1", "note.read")
        leaves = reader().ids.leaves
        page = guide.eyes.wait_for("reader.page")
        (x, y), far = page.centre, page.width * 0.3
        index = lambda: on_main(lambda: reader().index)  # noqa: E731
        scale = lambda: on_main(lambda: leaves.lens.scale)  # noqa: E731

        def after(act: Any, look: Any) -> Any:
            act()
            return look()

        swipe = lambda way: guide.hand.drag([(x - way * far, y), (x + way * far, y)], 0.1)  # noqa: E731
        edge = lambda way: guide.hand.tap(x + way * page.width * 0.45, y)  # noqa: E731
        twice = lambda: [guide.hand.tap(x, y) for _ in range(2)]  # noqa: E731
        guide.wait(room_url, "the server of the room")
        report["code at first"] = "reader.code" in guide.eyes.names()
        app.room_url = room_url
        report["swiped"] = [after(lambda w=way: swipe(w), index) for way in (-1, 1)]
        guide.eyes.wait_for("reader.code")
        report["edges"] = [after(lambda w=way: edge(w), index) for way in (1, -1)]
        report["double tap"] = [after(twice, scale) for _ in range(2)]
        guide.hand.pinch((x, y), (60, 120))
        report["pinched"] = scale()
        guide.hand.pinch((x, y), (150, 30))
        report["buttons"] = [
            after(lambda b=b: guide.tap(b), scale) for b in ("reader.closer", "reader.farther")
        ]
        guide.tap("reader.next", "reader.double")
        report["double pages"] = [on_main(lambda: reader().pages)]
        guide.tap("reader.double")
        report["double pages"].append(on_main(lambda: reader().pages))
        guide.tap("visitor.ease", "ease.size.2", "ease.contrast", "ease.done")
        report["larger"] = on_main(lambda: place().visitor.size)
        report["clear"] = on_main(lambda: contrast.high)
        guide.tap("reader.wall", "wall.2", "note.read")
        guide.eyes.wait_for("reader.page")
        report["from right to left"] = [after(lambda w=way: swipe(w), index) for way in (1, -1)]
        return report

    def kept(guide: "Guide") -> Report:
        """A newer show comes damaged, with a work on its deny list; then somebody ends it by the PIN.

        What was counted is carried away before.
        """
        journal = Journal(journal_beside(folder / "show"))
        covers = lambda: len(place().ids.wall.ids.covers.covers)  # noqa: E731
        corner, ended = (Window.width - 3, 3), list[bool]()
        app.stop = lambda *_: ended.append(True)  # the end is told, and comes when the journey is over
        app.prints = folder / "stick"
        app.prints.mkdir()
        guide.eyes.wait_for("wall.3")
        guide.tap("wall.2", "note.back")
        guide.eyes.wait_for("wall.3")
        guide.hand.hold(*corner, seconds=0.6)
        without_pin = "pin.1" in guide.eyes.names()
        guide.wait(lambda: app.show_folder() == folder / "home", "the copy")
        put_damaged_newer(folder / "show")
        guide.wait(lambda: covers() == 2, "the work that was taken back to be gone")
        set_pin(journal, PIN)
        guide.hand.hold(*corner, seconds=0.6)
        guide.tap("pin.1", "pin.1", "pin.1", "pin.1", "pin.check")
        guide.wait(lambda: app.exhibition._sheet.told, "the wrong PIN to be told")
        guide.tap(*(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.eyes.wait_for("out.end")
        pictured = on_main(lambda: app.notice.text)
        guide.tap("out.carry")
        guide.wait(lambda: any(app.prints.iterdir()), "the journal on the stick")
        guide.tap("out.end")
        guide.wait(lambda: ended, "the end")
        del app.stop
        return {"without pin": without_pin, "said": pictured}

    walk(app, locals()[what], folder)


if __name__ == "__main__":
    main(*arguments())
