"""The papers to print on and the sizes of a finished page, a button for each."""

from collections.abc import Callable, Sequence

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk import theme
from kiosk.printing.errand import Manner
from kiosk.widgets.touch import WordButton
from printing.paper import A4, PaperSize


class PaperButton(WordButton):
    """One paper."""

    paper_size: PaperSize = ObjectProperty(A4)


class SizeButton(WordButton):
    """One size of a finished page."""


def lay_out_papers(row: Widget, papers: Sequence[PaperSize]) -> None:
    """The first of them."""
    row.clear_widgets()
    for paper in papers[: theme.PAPERS_SHOWN]:
        button = PaperButton(text=paper.name, touch_name=f"printing.{paper.name}", paper_size=paper)
        row.add_widget(button)


def lay_out_sizes(
    row: Widget, manner: Manner | None, finished: PaperSize | None, choose: Callable[[PaperSize], None]
) -> None:
    """Those of that manner, the one it is `finished` in lit."""
    row.clear_widgets()
    for size in manner.sizes if manner else ():
        button = SizeButton(text=size.name, touch_name=f"printing.size.{size.name}")
        button.icon = "frame-corners" if manner and manner.page else "cards"
        button.lit = size == finished
        button.bind(on_release=lambda _button, size=size: choose(size))
        row.add_widget(button)
