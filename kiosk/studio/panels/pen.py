"""The panels of the pen and the eraser: widths and inks."""

from kiosk import theme
from kiosk.studio.panels.base import Panel, fill_widths


class PenPanel(Panel):
    """Widths and inks."""

    def open(self) -> None:
        """Show the widths as real dots."""
        if not self.ids.widths.children:
            fill_widths(self.ids.widths, self.studio, theme.PEN_WIDTHS, "pen_width")


class EraserPanel(Panel):
    """Widths."""

    def open(self) -> None:
        """Show the widths as real dots."""
        if not self.ids.widths.children:
            fill_widths(self.ids.widths, self.studio, theme.ERASER_WIDTHS, "eraser_width")
