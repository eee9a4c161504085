"""A machine that only shows an exhibition, and takes newer packages of it from a folder."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import Report, arguments, open_window, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide


def main(folder: Path) -> None:
    open_window()
    from exhibitions.exchange.heard import heard_in
    from exhibitions.exchange.identity import identity_in
    from fanzines.seal import public_key
    from kiosk.commands.exchange import begin_exchange
    from kiosk.exhibit_app import ExhibitApp
    from kiosk.mainloop import on_main
    from tests.exhibitions.parcels import EVERYTHING, MAKER, Partner, packed
    from tests.exhibitions.shows import ROOM, WEB

    place, shared = folder / "show", folder / "shared"
    shared.mkdir()
    ours, key = Partner(place, identity_in(place)), public_key(MAKER.seal)

    def send(sequence: int, **how: object) -> None:
        package = packed(folder, sequence, ours, **how)
        package.rename(shared / package.name)

    send(1)
    exchange = begin_exchange(place, shared, (key,))
    app = ExhibitApp(place, language="en", trusted=exchange.seals, exchange=exchange)

    def view() -> str:
        return str(on_main(lambda: app.exhibition.view))

    def path(guide: "Guide") -> Report:
        guide.tap("wall.1")
        guide.wait(lambda: app.exhibition.view == "read", "the reader")
        send(2, gone=[ROOM], stories=[])
        guide.wait(lambda: app.exhibition.show.sequence == 2, "the newer show")
        went_on = view()
        (shared / "damaged.fanzineshow").write_bytes(b"damaged")
        send(3, gone=[one for one in EVERYTHING if one != WEB], empty=True)
        guide.wait(lambda: app.exhibition.view == "empty", "the work to leave the wall")
        said = heard_in(shared, exchange.seals)[0]
        return {"went_on": went_on, "view": view(), "shows": said.shows, "without": said.without}

    walk(app, path, folder)


if __name__ == "__main__":
    main(arguments()[1])
