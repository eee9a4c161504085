"""The exhibition by itself while its show is changed, replaced by another kiosk's, and taken away."""

import json
import sys
from pathlib import Path
from typing import Any

from kiosk import start


def main(folder: Path) -> None:
    start.prepare(size=(1280, 800), fullscreen=False)
    from exhibitions.exhibition import Exhibition
    from exhibitions.publishing.publish import publish
    from exhibitions.show.folder import take_down
    from fanzines.consents import Use
    from fanzines.seal import new_private_key, public_key
    from kiosk.exhibit_app import ExhibitApp
    from kiosk.mainloop import on_main
    from kiosk.tour.eyes import Eyes
    from kiosk.tour.hand import Hand
    from kiosk.tour.journey import Journey
    from tests.exhibitions.works import canary, canary_photo, work

    place, ours, others = folder / "show", new_private_key(), new_private_key()
    photo = canary_photo("#0F6FB4")
    works = [work(canary(word, photo, pages=2), photo, (Use.EXHIBITION,)) for word in ("SEA", "BOATS")]
    report: dict[str, Any] = {}

    def put_up(count: int, key: bytes) -> None:
        exhibition = Exhibition({"en": "Pages"}, running=True)
        publish(exhibition, works[:count], gone=(), key=key, out=place, sequence=1)

    put_up(2, ours)
    app = ExhibitApp(place, trusted=[public_key(ours)])

    def wall() -> dict[str, Any]:
        shown = app.exhibition
        return {
            "view": shown.view,
            "covers": len(shown.ids.wall.ids.covers.covers),
            "told": bool(app.notice.text),
        }

    def drive(hand: Hand, eyes: Eyes) -> None:
        eyes.wait_for("wall.2")
        report["first"] = on_main(wall)
        eyes.tap("wall.1")
        eyes.wait_for("reader.next")
        put_up(1, ours)
        eyes.tap("reader.next")
        eyes.gone("reader.next")  # the last page: what is still there is read to its end
        report["changed"] = on_main(wall)
        put_up(2, others)
        on_main(app.exhibition._left)
        report["of another kiosk"] = on_main(wall)
        put_up(1, ours)
        on_main(app.home)
        report["ours again"] = on_main(wall)
        take_down(place)
        on_main(app.home)
        report["taken away"] = on_main(wall)

    Journey(app, drive, seconds=50).run()
    print(json.dumps(report))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
