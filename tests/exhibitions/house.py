"""A library with an exhibition in it, published, for tests of what happens to it afterwards."""

from pathlib import Path

from exhibitions.curation.curate import publish_exhibition
from exhibitions.curation.store import Exhibitions, exhibition_migrations
from exhibitions.curation.withdraw import withdraw
from exhibitions.exhibition import Entry, Exhibition
from fanzines.consents import Use, pages_hash
from fanzines.library import Library
from fanzines.model import Fanzine
from fanzines.seal import new_private_key
from tests.exhibitions.works import MONTH, UNTIL, canary, canary_photo, shows_colour
from tests.fanzines.looked import approve

KEY = new_private_key()
CORAL, BLUE = (255, 92, 77), (15, 111, 180)
ALL = (Use.EXHIBITION, Use.PAPER, Use.ROOM, Use.WEB)


class House:
    """A library with an exhibition of two fanzines, published."""

    def __init__(self, folder: Path) -> None:
        self.library = Library.create(folder / "library", bytes(32), migrations=[exhibition_migrations])
        self.kept = Exhibitions(self.library)
        self.place = folder / "show"
        self.coral = self.fanzine("CORALCANARY", "#FF5C4D")
        self.blue = self.fanzine("BLUECANARY", "#0F6FB4")
        self.exhibition = Exhibition(
            {"en": "Both"},
            {"en": "Two colours"},
            ("en", "it"),
            running=True,
            entries=(Entry(self.coral.id, {"en": "Coral"}), Entry(self.blue.id, {"en": "Blue"})),
        )
        self.kept.save(self.exhibition)
        self.publish()

    def fanzine(self, word: str, colour: str) -> Fanzine:
        photo = canary_photo(colour)
        self.library.add_photo(photo)
        fanzine = canary(word, photo)
        self.library.new(fanzine)
        for use in ALL:
            self.library.record_consent(fanzine.id, use, pages_hash(fanzine), MONTH, UNTIL)
        approve(self.library, fanzine.id)
        return fanzine

    def publish(self) -> None:
        publish_exhibition(self.library, self.exhibition.id, key=KEY, out=self.place, month=MONTH)

    def withdraw(self, *uses: Use) -> None:
        withdraw(self.library, self.coral.id, uses, key=KEY, month=MONTH)

    def holds(self, word: bytes, colour: tuple[int, int, int]) -> bool:
        """Whether the word or the colour is in any file of the place."""
        files = [path for path in self.place.rglob("*") if path.is_file()]
        return any(word in path.read_bytes() or shows_colour(path, colour) for path in files)
