"""The trial sheet of a printer: printed once, and answered by touching what is seen on the paper."""

from pathlib import Path

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.printing.printer import print_on
from kiosk.widgets.art import texture_of
from kiosk.widgets.rows import Row
from printing.paper import PaperSize
from printing.pictures.picture import pdf_picture
from printing.printers.calibration import Calibration, from_seen
from printing.printers.known import Known
from printing.printers.printer import Printer, Sides
from printing.printers.trial import MARGINS, MOST_OFF, trial_sheet

_DPI = 70


class Number(Row):
    """A number changed by two touches; `says` is what it counts, `icon` which way it goes."""

    touch_name = StringProperty("")
    icon = StringProperty("")
    says = StringProperty("")
    value = NumericProperty(0.0)
    least = NumericProperty(-MOST_OFF)
    most = NumericProperty(MOST_OFF)
    step = NumericProperty(0.5)

    def change(self, by: int) -> None:
        """Further by so many steps."""
        self.value = min(max(self.least, self.value + by * self.step), self.most)

    def said(self, value: float) -> str:
        """As it stands on the sheet."""
        return f"{value:g}"


class TrialStep(BoxLayout):
    """`on_print` asks for the sheet, `on_answered` tells what was seen: `seen()`."""

    __events__ = ("on_print", "on_answered")
    printer = StringProperty("")
    duplex = BooleanProperty(True)
    turned = BooleanProperty(False)
    front = ObjectProperty(None, allownone=True)
    back = ObjectProperty(None, allownone=True)
    printed = BooleanProperty(False)

    def begin(self, printer: str, *, duplex: bool, known: Calibration) -> None:
        """Ask about that printer; nothing was seen yet."""
        pdf = trial_sheet(both_sides=True)
        self.front, self.back = (texture_of(pdf_picture(pdf, side, _DPI)) for side in (0, 1))
        self.printer, self.duplex, self.turned, self.printed = printer, duplex, False, False
        for name in ("fold_x", "fold_y", "light_x", "light_y"):
            self.ids[name].value = 0.0
        self.ids.margin.value = min(max(MARGINS[0], round(known.margin)), MARGINS[-1])

    def seen(self) -> Calibration:
        """What it comes to."""
        value = {name: self.ids[name].value for name in ("fold_x", "fold_y", "light_x", "light_y", "margin")}
        fold = (value["fold_x"], value["fold_y"])
        light = (value["light_x"], value["light_y"]) if self.duplex else (fold[0], fold[1])
        return from_seen(turned=self.turned, fold=fold, light=light, margin=value["margin"])

    def keep(self, file: Path) -> None:
        """It holds for whatever is printed there from now on. OSError."""
        Known.read(file).calibrated(self.printer, self.seen()).write(file)

    def on_print(self) -> None:
        """The sheet is wanted."""

    def on_answered(self) -> None:
        """All was answered."""


def send_trial(printer: Printer, paper: PaperSize) -> str:
    """Print the sheet as it is, nothing made up for; the job. PrinterRefused."""
    sides = Sides.SHORT_EDGE if printer.duplex else Sides.ONE
    return print_on(printer, trial_sheet(paper, both_sides=printer.duplex), sides, paper)
