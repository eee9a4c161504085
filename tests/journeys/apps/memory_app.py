"""Page after page is filled by touch, fanzine after fanzine; the report tells the memory after each page."""

import random
from pathlib import Path
from typing import Final

from tests.journeys.kit import Report, arguments, open_window, opened_kiosk, walk

PAGES_EACH: Final = 8
SECONDS_EACH: Final = 40
INKS: Final = ("#1E1B18", "#FF5C4D", "#0F6FB4")
STICKERS: Final = ("moon", "bird", "flower", "house")


def main(what: str, folder: Path) -> None:
    count, seed = map(int, what.split(":"))
    open_window()
    from kiosk.tour.guide import Guide
    from kiosk.tour.maker import Maker

    app = opened_kiosk(folder)
    rng = random.Random(seed)

    def fill(maker: "Maker") -> None:
        """What a page gets from a busy hand."""
        maker.paper(rng.choice(("kraft", "squared", "lined")), rng.choice(("#FFD23F", "#8CC084", "#D9B48F")))
        maker.take_photo(rng.randint(1, 4))
        maker.sticker(rng.choice(STICKERS), rng.choice(INKS), (rng.uniform(30, 110), rng.uniform(40, 160)))
        maker.tool("pen")
        maker.ink(rng.choice(INKS))
        for _ in range(12):
            x, y = rng.uniform(15, 90), rng.uniform(15, 190)
            maker.line([(x + 5 * i, y + rng.uniform(-6, 6)) for i in range(8)])
        maker.write(rng.choice(("hello", "my sea", "small")))

    def path(guide: "Guide") -> Report:
        megabytes = []
        for page in range(count):
            if page % PAGES_EACH == 0:
                if page:
                    guide.tap("studio.away")
                guide.tap("home.make", "fold.mini", "offer.skip")
                guide.eyes.wait_for("tool.pen")
            maker = Maker(guide)
            maker.page(page % PAGES_EACH + 1)
            fill(maker)
            guide.settle(1.2)
            megabytes.append(resident())
        return {"megabytes": megabytes}

    walk(app, path, folder, seconds=60 + SECONDS_EACH * count)


def resident() -> float:
    """Megabytes of memory that this process holds."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1000


if __name__ == "__main__":
    main(*arguments())
