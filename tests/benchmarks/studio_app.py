"""The real kiosk, unlocked and with its fanzine on the studio's table. Takes the kiosk's data folder."""

import sys
from pathlib import Path

from kiosk import start


def main(folder: Path) -> None:
    start.prepare(size=None, fullscreen=True)
    from kiosk.app import KioskApp
    from kiosk.keeping.gathering import Gathering
    from tests.benchmarks.works import FANZINE, PHRASE

    class Seated(KioskApp):
        def on_start(self) -> None:
            self.keeper.unlock(PHRASE)
            self.keeper.open_gathering(Gathering(("en",)))
            self.keeper.take_up(FANZINE)
            self.go("studio")

    Seated(folder).run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
