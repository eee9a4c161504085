"""Labels for the wall: how many on a sheet, on which paper, how they look, whether their codes lead on."""

from pathlib import Path
from typing import Final

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty

from exhibitions.show.manifest import ShowDamaged, ShowUnknown
from kiosk.curating.place import CuratorPlace
from kiosk.labelling import PAPERS, PER_SHEET, Labels, make_labels, print_labels, silent
from kiosk.language import N_, tongue
from kiosk.presses import Presses
from kiosk.sentences import in_words
from kiosk.widgets.art import texture_of
from printing.painting.qr import QrRefused
from printing.products.labels import LabelRefused

UNREADABLE: Final = N_("An address is written in letters that a code cannot hold. Write it in plain letters.")


class LabelsPlace(CuratorPlace):
    """Reached once an exhibition was put up. Labels are made anew at every choice; nothing is kept."""

    per_sheet = NumericProperty(4)
    paper = OptionProperty(PAPERS[0], options=PAPERS)
    working = BooleanProperty(False)
    checking = BooleanProperty(False)
    unchecked = NumericProperty(0)
    codes = NumericProperty(0)
    texture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._labels: Labels | None = None
        self._presses = Presses(self)

    def enter(self) -> None:
        """Make them as they were made last."""
        self._make()

    def leave(self) -> None:
        """Forget them."""
        self._labels = self.texture = None

    def change_per_sheet(self, by: int) -> None:
        """The next larger or smaller number on a sheet."""
        at = PER_SHEET.index(int(self.per_sheet)) + by
        self.per_sheet = PER_SHEET[min(max(at, 0), len(PER_SHEET) - 1)]
        self._make()

    def choose(self, paper: str) -> None:
        """The paper they are printed on."""
        self.paper = paper
        self._make()

    def press(self) -> None:
        """Print them, or keep them where somebody can take them along."""
        labels = self._labels
        if labels is not None:
            self._presses.ask("labels", lambda: print_labels(labels, self.app.prints))

    def back(self) -> None:
        """To the light table."""
        self.app.go("curating")

    def checked_words(self, shown: object, codes: float, checking: bool, unchecked: float) -> str:
        """What is known of the codes' addresses; nothing while no labels are shown."""
        if not shown:
            return ""
        if not codes:
            return tongue.words(
                "They carry no code yet. Switch on the stories on phones, or name an address online, "
                "then put it all up again."
            )
        if checking:
            return tongue.words("Looking whether the codes lead somewhere…")
        if not unchecked:
            return tongue.words("All codes lead to their stories.")
        said = tongue.plural(
            "One code is not checked yet: its address does not answer.",
            "{count} codes are not checked yet: their addresses do not answer.",
            int(unchecked),
        )
        return said.format(count=int(unchecked))

    def _make(self) -> None:
        show: Path = self.curator.place
        url, per_sheet, paper = self.app.room_url(), int(self.per_sheet), self.paper
        self._labels, self.working = None, True
        self.app.background.do(lambda: make_labels(show, url, per_sheet, paper), self._made)

    def _made(self, result: object) -> None:
        self.working = False
        if isinstance(result, Labels) and self.manager.current == self.name:
            self._labels, self.texture = result, texture_of(result.picture)
            self.codes, self.checking = len(result.addresses), True
            self.app.background.do(lambda: silent(result), self._checked)
            return
        self.texture = None
        if isinstance(result, QrRefused):
            self.app.tell(tongue.words(UNREADABLE), icon="qr-code")
        elif isinstance(result, LabelRefused | ShowDamaged | ShowUnknown | OSError):
            self.app.tell(in_words(result), icon="qr-code")
        elif isinstance(result, Exception):
            self.failed(result)

    def _checked(self, result: object) -> None:
        self.checking = False
        if isinstance(result, int):
            self.unchecked = result
        elif isinstance(result, Exception):
            self.failed(result)
