"""How long it takes to publish one changed fanzine into a show of a thousand.

    python -m tests.benchmarks.publishing [--fanzines 1000] [--pages 8]

The pictures are small, the number of files is the real one: what did not change is taken over file by file,
whatever its size. Beside it, what publishing the same fanzine costs where it hangs alone.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from exhibitions.curation.curate import publish_exhibition
from exhibitions.curation.store import Exhibitions, exhibition_migrations
from exhibitions.curation.withdraw import settle
from exhibitions.exhibition import Entry, Exhibition
from exhibitions.publishing.pictures import Widths
from exhibitions.show.folder import clear_former
from exhibitions.show.reading import open_show
from fanzines.consents import Use, pages_hash
from fanzines.edits import ChangeItem
from fanzines.library import Library
from fanzines.model import Direction, Fanzine, Fold, Page, Paper, Placement, new_id
from fanzines.seal import new_private_key
from tests.benchmarks.table import Row, table
from tests.fanzines.looked import approve

MONTH, UNTIL = "2026-11", "2027-11"
SMALL = Widths(wall=48, thumb=32, story=(32, 40, 48), mini=40, saddle=48, poster=56)
USES = (Use.EXHIBITION, Use.PAPER, Use.ROOM, Use.WEB)
KEY = new_private_key()


def fanzine(pages: int) -> Fanzine:
    made = tuple(
        Page(new_id(), (Paper(new_id(), Placement(74, 60), "plain", "#0F6FB4", 100, 60),))
        for _ in range(pages)
    )
    return Fanzine(new_id(), MONTH, Fold.MINI, Direction.LTR, "en", made)


def let_out(library: Library, one: Fanzine) -> None:
    for use in USES:
        library.record_consent(one.id, use, pages_hash(one), MONTH, UNTIL)
    approve(library, one.id)


class Measured:
    """A library with a published exhibition of so many fanzines."""

    def __init__(self, folder: Path, fanzines: int, pages: int) -> None:
        self.library = Library.create(folder / "library", bytes(32), migrations=[exhibition_migrations])
        self.kept, self.place = Exhibitions(self.library), folder / "show"
        made = [fanzine(pages) for _ in range(fanzines)]
        for one in made:
            self.library.new(one)
            let_out(self.library, one)
        self.changed = made[len(made) // 2].id
        entries = tuple(Entry(one.id) for one in made)
        self.exhibition = Exhibition({"en": "A thousand"}, running=True, entries=entries)
        self.kept.save(self.exhibition)
        self.publish()

    def publish(self) -> float:
        """Seconds until the show is in place, and what was taken back meanwhile is out of it."""
        began = time.perf_counter()
        publish_exhibition(
            self.library, self.exhibition.id, key=KEY, out=self.place, month=MONTH, widths=SMALL
        )
        settle(self.library, key=KEY, month=MONTH)
        seconds = time.perf_counter() - began
        clear_former(self.place)  # the kiosk does it once the show is on the wall
        return seconds

    def change(self) -> None:
        one = self.library.fanzine(self.changed)
        paper = one.pages[0].items[0]
        assert isinstance(paper, Paper)
        other = Paper(paper.id, paper.placement, "plain", "#FF5C4D", paper.width + 1, paper.height)
        self.library.save(one.id, ChangeItem(one.pages[0].id, paper, other))
        let_out(self.library, self.library.fanzine(self.changed))

    def opened(self) -> float:
        began = time.perf_counter()
        open_show(self.place, every_file=False)
        return time.perf_counter() - began


def rows(fanzines: int = 1000, pages: int = 8) -> Iterator[Row]:
    """Seconds to a show in place."""
    with tempfile.TemporaryDirectory() as folder:
        alone = Measured(Path(folder) / "alone", 1, pages)
        alone.change()
        least = alone.publish()
        yield Row("one fanzine published that hangs alone", f"{least:.2f} s", "", 1.0, "alone")
        alone.library.close()
        whole = Measured(Path(folder) / "whole", fanzines, pages)
        whole.change()
        among = whole.publish()
        files = len(open_show(whole.place, every_file=False).files)
        name = f"one changed fanzine published among {fanzines} ({files} files)"
        yield Row(name, f"{among:.2f} s", "", among / least, "alone")
        yield Row("that show opened, before its files are read", f"{whole.opened():.2f} s", "", 1.0, "")
        whole.library.close()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--fanzines", type=int, default=1000)
    options.add_argument("--pages", type=int, default=8)
    chosen = options.parse_args()
    print(table(rows(chosen.fanzines, chosen.pages)))


if __name__ == "__main__":
    main()
