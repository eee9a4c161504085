"""A fanzine is read aloud: warned, recorded from a wave file, heard, kept, agreed to, taken back."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide


def main(what: str, folder: Path) -> None:
    from tests.kiosk.readings import spoken, wave_file

    played = folder / "played.raw"
    os.environ |= {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(played)}
    microphone = folder / "reading.wav"
    if what != "without":
        wave_file(microphone, spoken(8))
    os.environ["FANZINE_MICROPHONE"] = f"wave:{microphone}"
    open_window()
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    app = opened_kiosk(folder, language="ar" if what == "arabic" else "en")

    def see(guide: "Guide", name: str) -> None:
        guide.settle()
        guide.eyes.picture().save(folder / f"{name}.png")

    def begin(guide: "Guide") -> None:
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        Maker(guide).line([(30, 40), (90, 60)], seconds=0.05)
        guide.tap("studio.done")
        guide.eyes.wait_for("finish.keep")

    def kept() -> object:
        library = app.keeper.open_library()
        (fanzine,) = library.fanzines()
        return library.reading(fanzine.id)

    def agreed() -> list[str]:
        return sorted(use.value for use in app.keeper.agreed())

    def aloud(guide: "Guide") -> Report:
        begin(guide)
        guide.eyes.wait_for("finish.aloud")
        see(guide, "finish")
        guide.tap("finish.aloud")
        step = on_main(lambda: app.places.get_screen("finish").ids.aloud)
        report: Report = {"before": on_main(lambda: (step.warned, step.doing))}
        see(guide, "warned")
        guide.eyes.wait_for("aloud.hers", 30)
        see(guide, "heard-warning")
        guide.tap("aloud.hers")
        guide.eyes.wait_for("aloud.record")
        see(guide, "ready")
        guide.tap("aloud.record")
        guide.wait(lambda: step.place.recorder.seconds > 2.2, "her to read")
        see(guide, "recording")
        guide.tap("aloud.stop")
        guide.eyes.wait_for("aloud.keep")
        report["before_keeping"] = on_main(kept) is None
        before = played.stat().st_size if played.exists() else 0
        guide.tap("aloud.hear")
        guide.wait(lambda: any(played.read_bytes()[before:]), "it to be heard")
        see(guide, "taken")
        guide.tap("aloud.keep")
        guide.eyes.wait_for("use.voice")
        see(guide, "kept")
        report["kept"], report["agreed"] = on_main(kept) is not None, on_main(agreed)
        guide.tap("use.voice")
        guide.wait(lambda: agreed() == ["voice"], "her yes")
        see(guide, "agreed")
        guide.tap("finish.back")
        guide.eyes.wait_for("finish.show")
        guide.settle()
        guide.tap("finish.show")
        guide.eyes.wait_for("use.web")
        see(guide, "uses")
        guide.tap("finish.back")
        guide.eyes.wait_for("finish.aloud")
        guide.settle()
        guide.tap("finish.aloud")
        guide.eyes.wait_for("aloud.remove")
        guide.tap("aloud.remove")
        guide.eyes.wait_for("aloud.sure")
        see(guide, "sure")
        guide.tap("aloud.sure")
        guide.eyes.wait_for("finish.show", 30)
        report["gone"], report["agreed_then"] = on_main(kept) is None, on_main(agreed)
        return report

    walk(app, aloud, folder)


if __name__ == "__main__":
    main(*arguments())
