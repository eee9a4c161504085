"""She makes, and the power goes: after all there is to do, while a photo lies on the bench, in a backup."""

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PHRASE, PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide

CANARY = "gdngdtzmttvg"
LATER = "bbkkffppzzvv"


def main(what: str, folder: Path) -> None:
    open_window()
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker
    from kiosk.voice.speech import can_speak
    from tests.fanzines.upload.opened import sent

    brought = folder.parent / "brought"
    app = opened_kiosk(folder, photos=brought)

    def begin(guide: "Guide") -> Maker:
        guide.eyes.wait_for("home.make", 60)
        guide.settle()
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        maker = Maker(guide)
        maker.take_photo(1)
        maker.words(CANARY, (74, 150))
        return maker

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def from_camera(guide: "Guide", maker: Maker) -> None:
        maker.page(2)
        maker.tool("photo")
        guide.tap("camera")
        panel = on_main(lambda: maker.studio.panels["camera"])
        guide.wait(lambda: panel.doing == "live", "the camera")
        guide.tap("camera.shutter", "camera.keep", "bench.lay")
        guide.eyes.wait_for("hand.bench")

    def from_phone(guide: "Guide", maker: Maker) -> None:
        maker.page(3)
        maker.tool("photo")
        panel = on_main(lambda: maker.studio.panels["phone"])
        panel.post.host = "127.0.0.1"  # also where there is no network
        guide.tap("phone", *(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.wait(lambda: panel.doing == "open", "the code")
        answer = sent(panel.post.address, (brought.parent / "phone.jpg").read_bytes())
        assert answer.status_code == 200, answer.status_code
        guide.tap("phone.photo.1", "bench.lay")
        guide.eyes.wait_for("hand.bench")

    def from_a_pack(guide: "Guide", maker: Maker) -> None:
        maker.page(4)
        maker.tool("supplies")
        maker.bring_into_sight("pack.outside.1")
        guide.tap("pack.outside.1", "outside.1")
        guide.wait(lambda: maker.studio.page.items, "the picture of the pack")

    def read_aloud(guide: "Guide") -> None:
        guide.tap("finish.aloud")
        guide.eyes.wait_for("aloud.hers", 30)
        guide.tap("aloud.hers", "aloud.record")
        guide.wait(lambda: app.ears.recorder.seconds > 1.5, "her to read")
        guide.tap("aloud.stop", "aloud.hear")
        guide.eyes.wait_for("aloud.keep")

    def overhear() -> None:
        play = app.voice._speaker.play

        def overheard(wav: bytes, *ended: object) -> bool:
            (folder.parent / "said.wav").write_bytes(wav)
            return play(wav, *ended)

        app.voice._speaker.play = overheard

    def finish(guide: "Guide") -> None:
        guide.tap("studio.done", "finish.print", "print.mini", "guide.close")
        guide.wait(lambda: list((folder / "prints").glob("*.pdf")), "her print")
        guide.tap("finish.back")
        guide.eyes.wait_for("finish.keep")
        guide.settle()
        read_aloud(guide)
        guide.tap("aloud.keep", "use.voice", "finish.back")
        guide.eyes.wait_for("finish.show")
        guide.settle()
        guide.tap("finish.show", "use.see", "use.circle")
        if can_speak("en"):
            overhear()
            guide.tap("use.paper.say")
            guide.wait(lambda: app.voice._speaker._playing, "the consequence to be said")
        guide.tap("finish.back", "finish.keep")
        guide.eyes.wait_for("home.facilitator")

    def look_after_copies(guide: "Guide") -> None:
        """One backup, one on a stick, one brought back; locked, and opened by the phrase."""
        guide.settle()
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.tap("desk.care", "desk.backups", "backups.make", "backups.1")
        guide.tap("backups.stick")
        guide.wait(lambda: list(folder.glob("prints/*/library.db")), "the copy on the stick")
        guide.tap("backups.1", "backups.restore")
        guide.eyes.wait_for("backups.2")
        guide.tap("backups.desk", "desk.lock")
        guide.wait(lambda: not app.keeper.is_unlocked, "the kiosk to be locked")
        guide.tap("home.facilitator")
        guide.type(PHRASE)
        guide.tap("keys.finish", "gathering.open")

    def everything(guide: "Guide") -> Report:
        """Whatever can be done in a kiosk but publishing; then she types once more."""
        maker = begin(guide)
        from_camera(guide, maker)
        from_phone(guide, maker)
        from_a_pack(guide, maker)
        finish(guide)
        look_after_copies(guide)
        guide.tap("home.make", "fold.mini", "offer.skip")
        maker.tool("words")
        maker.begin_words(100)
        guide.type(LATER)
        die()
        return {}

    def bench(guide: "Guide") -> Report:
        maker = begin(guide)
        maker.page(2)
        maker.tool("photo")
        maker.bring_into_sight("photo.2")
        guide.tap("photo.2")
        guide.eyes.wait_for("bench.lay")
        die()
        return {}

    def reading(guide: "Guide") -> Report:
        """She has read it aloud and heard it, and nothing of it is kept."""
        begin(guide)
        guide.tap("studio.done")
        guide.eyes.wait_for("finish.keep")
        read_aloud(guide)
        die()
        return {}

    def backup(guide: "Guide") -> Report:
        begin(guide)
        app.background.do(app.keeper.back_up, lambda _done: None)
        on_main(die)
        return {}

    walk(app, locals()[what], folder, seconds=300)


if __name__ == "__main__":
    main(*arguments())
