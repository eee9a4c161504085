"""What visitors answered and its maker lets hang beside her fanzine: paper slips on one sheet."""

from collections.abc import Sequence
from typing import Final

from exhibitions.show.slips import HungSlip
from kiosk import theme
from kiosk.widgets.sheet import Sheet
from kiosk.widgets.slip import SlipView

_ACROSS: Final = 4
_FEW: Final = 4
"""So many lie in two columns, larger."""


class BesideSheet(Sheet):
    """All of them."""

    def __init__(self, slips: Sequence[HungSlip], **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.ids.slips.cols = min(len(slips), 2 if len(slips) <= _FEW else _ACROSS)
        for number, one in enumerate(slips):
            self.ids.slips.add_widget(SlipView(slip_left=one.slip, seed=number * 5 + 3, paper=theme.GROUND))
