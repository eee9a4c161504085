"""A facilitator and her copies of the library; the argument names a path, a third one the language."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PHRASE, PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide


def main(what: str, folder: Path, language: str = "en") -> None:
    open_window()
    from fanzines.model import new_fanzine
    from kiosk.mainloop import on_main

    app = opened_kiosk(folder, language=language)
    pictures = folder / "screens"

    def look(guide: "Guide", name: str) -> None:
        guide.screens = pictures
        guide.see(name)

    def make() -> None:
        app.keeper.open_library().new(new_fanzine("2026-11"))

    def enter(guide: "Guide") -> None:
        guide.eyes.wait_for("home.facilitator", 20)
        guide.settle()
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check")

    def count() -> int:
        return len(on_main(lambda: app.keeper.open_library().fanzines()))

    def lock(guide: "Guide") -> None:
        guide.tap("desk.lock")
        guide.wait(lambda: not app.keeper.is_unlocked, "the kiosk to be locked")
        guide.eyes.wait_for("home.facilitator")

    def unlock(guide: "Guide") -> None:
        guide.tap("home.facilitator")
        guide.type(PHRASE)
        guide.tap("keys.finish")

    def back(guide: "Guide") -> Report:
        """One backup with one fanzine; another fanzine; the backup is brought back in two touches."""
        on_main(make)
        enter(guide)
        guide.tap("desk.care", "desk.backups", "backups.make")
        guide.eyes.wait_for("backups.1")
        on_main(make)
        before = count()
        look(guide, "backups")
        guide.tap("backups.1", "backups.restore")
        guide.eyes.wait_for("backups.2", 20)
        look(guide, "backups-back")
        told, after = on_main(lambda: app.notice.text), count()
        guide.tap("backups.desk", "desk.offers")
        guide.eyes.wait_for("desk.1")
        return {"before": before, "after": after, "told": told}

    def stick(guide: "Guide") -> Report:
        """An encrypted copy where sticks are."""
        enter(guide)
        guide.tap("desk.care", "desk.backups", "backups.stick")
        guide.wait(lambda: app.notice.text, "a word about the stick")
        look(guide, "backups-stick")
        files = sorted(str(file.relative_to(folder / "prints")) for file in folder.glob("prints/*/*"))
        return {"files": files, "carried": on_main(lambda: app.places.get_screen("backups").carried)}

    def damaged(guide: "Guide") -> Report:
        """The library's file is damaged while the kiosk is locked: it opens all the same, and says so."""
        on_main(make)
        enter(guide)
        guide.eyes.wait_for("desk.1")
        lock(guide)
        file = folder / "data/library.db"
        data = bytearray(file.read_bytes())
        data[5000] ^= 1
        file.write_bytes(data)
        unlock(guide)
        guide.eyes.wait_for("backups.desk")
        look(guide, "backups-damaged")
        told = on_main(lambda: app.places.get_screen("backups").happened)
        guide.tap("backups.desk", "desk.offers")
        guide.eyes.wait_for("desk.1")
        lock(guide)
        unlock(guide)
        guide.tap("desk.offers")
        guide.eyes.wait_for("desk.1")
        aside = (folder / "data/library.damaged").read_bytes() == bytes(data)
        return {"told": told, "aside": aside, "count": count()}

    def waiting(guide: "Guide") -> Report:
        """Locking and opening happen beside the screen: it goes on drawing meanwhile."""
        import threading

        from kivy.clock import Clock

        from fanzines.access import keys
        from fanzines.library import Library

        go_on = threading.Event()
        frames = [0]
        Clock.schedule_interval(lambda _dt: frames.__setitem__(0, frames[0] + 1), 0)
        shut, open_with = Library.close, keys.unlock

        def slow(act: object) -> object:
            def held(*given: object) -> object:
                assert go_on.wait(20)
                return act(*given)

            return held

        def drawn() -> bool:
            seen = on_main(lambda: frames[0])
            guide.wait(lambda: frames[0] > seen + 10, "the screen to go on")
            return bool(on_main(lambda: not guide.eyes.names()) or not guide.eyes.names())

        enter(guide)
        guide.eyes.wait_for("desk.lock")
        Library.close = slow(shut)
        guide.tap("desk.lock")
        guide.wait(lambda: app.places.current == "wait", "the kiosk to be locked")
        locking = drawn()
        look(guide, "wait-lock")
        go_on.set()
        guide.wait(lambda: not app.keeper.is_unlocked, "the kiosk to be locked")
        Library.close = shut
        go_on.clear()
        keys.unlock = slow(open_with)
        unlock(guide)
        place = app.places.get_screen("facilitator")
        guide.wait(lambda: place.step == "wait", "the kiosk to be opened")
        opening = drawn()
        look(guide, "wait-open")
        go_on.set()
        guide.eyes.wait_for("desk.lock")
        return {"locking": locking, "opening": opening}

    walk(app, locals()[what], folder)


if __name__ == "__main__":
    main(*arguments(), *sys.argv[3:4])
