"""What was taken back, told in pictures and on no paper: where it is no more, and what stays out there."""

from typing import Final

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk import theme
from kiosk.finish.traces import Trace, Traces
from kiosk.widgets.rows import Row
from kiosk.widgets.touch import Icon

_MOST: Final = 12
_SMALL: Final = 5.0


class TraceRow(Row):
    """One picture and its sentence; small pictures below it where copies were counted."""

    icon = StringProperty("")
    text = StringProperty("")
    mark = StringProperty("")
    counted = BooleanProperty(False)

    def count(self, copies: int) -> None:
        """Show so many of them, as far as there is room."""
        self.counted = copies > 0
        for _ in range(min(copies, _MOST)):
            self.ids.copies.add_widget(Icon(icon=self.icon, size_mm=_SMALL, colour=theme.QUIET))


class WentStep(BoxLayout):
    """Shown until she has seen it: `on_seen`."""

    __events__ = ("on_seen",)
    title = StringProperty("")

    def show(self, title: str, traces: Traces) -> None:
        """Lay out what is gone, and what is not."""
        self.title = title
        self.clear()
        for trace in traces.gone:
            self.ids.gone.add_widget(_row(trace, "check-circle"))
        for trace in traces.outside:
            self.ids.outside.add_widget(_row(trace, ""))

    def clear(self) -> None:
        """Forget what was told."""
        self.ids.gone.clear_widgets()
        self.ids.outside.clear_widgets()

    def spoken(self) -> tuple[str, ...]:
        """All of it, to be said aloud."""
        rows = (*reversed(self.ids.gone.children), *reversed(self.ids.outside.children))
        return self.title, *(row.text for row in rows)

    def on_seen(self) -> None:
        """She has seen it."""


def _row(trace: Trace, mark: str) -> TraceRow:
    row = TraceRow(icon=trace.icon, text=trace.text, mark=mark)
    row.count(trace.count)
    return row
