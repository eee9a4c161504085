"""The recovery letters, shown once: to be written down by hand, or printed where there is a printer."""

from typing import Final

from kivy.app import App
from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from fanzines.model import Direction
from kiosk.language import N_, tongue
from kiosk.printing.printer import PrinterRefused, print_letters
from kiosk.sentences import in_words
from printing.products.letters import letters_pdf

ON_PAPER: Final = (
    N_("Keep this paper safe"),
    N_("If the phrase is forgotten, only these letters open what was made here."),
    N_("There is no O and no I among them: what looks like that is a nought or a one."),
)
_PRINTED: Final = N_("They are printing. Take the paper with you, and leave none in the printer.")
_NO_PRINTER: Final = N_("No printer is connected. Write the letters down by hand.")
_IN_A_LINE: Final = 3


class RecoverySheet(BoxLayout):
    """`on_written` tells that the letters are on paper."""

    __events__ = ("on_written",)
    about = StringProperty("")
    note = StringProperty("")
    letters = StringProperty("")

    def lines(self, letters: str) -> str:
        """The letters as they are read out: three groups in a line."""
        groups = letters.split()
        rows = (groups[at : at + _IN_A_LINE] for at in range(0, len(groups), _IN_A_LINE))
        return "\n".join(map(" ".join, rows))

    def print(self) -> None:
        """Print the letters, where there is a printer."""
        title, about, hint = (tongue.words(line) for line in ON_PAPER)
        letters, direction = self.letters, Direction.RTL if tongue.rtl else Direction.LTR
        App.get_running_app().printing.do(
            lambda: print_letters(letters_pdf(letters, title, about, hint, direction)), self._printed
        )

    def on_written(self) -> None:
        """They are on paper."""

    def _printed(self, result: object) -> None:
        if isinstance(result, bool):
            said = tongue.words(_PRINTED if result else _NO_PRINTER)
        elif isinstance(result, PrinterRefused | OSError):
            said = in_words(result)
        elif isinstance(result, Exception):
            raise result
        App.get_running_app().tell(said, icon="printer")
