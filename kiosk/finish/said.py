"""What a maker agrees to, as a row of pictures."""

from collections.abc import Collection

from kivy.properties import NumericProperty, StringProperty

from fanzines.consents import Use
from kiosk import theme
from kiosk.finish.uses import USES
from kiosk.widgets.rows import Row
from kiosk.widgets.touch import Icon


class Said(Row):
    """A bubble follows what she only told; `nothing` stands there when she agrees to nothing."""

    size_mm = NumericProperty(6.0)
    nothing = StringProperty("")

    def show(self, agreed: Collection[Use], spoken: Collection[Use] = ()) -> None:
        """Show these uses."""
        self.clear_widgets()
        for use, icon, _, _ in USES:
            if use in agreed:
                for name in (icon, "chat-circle-text") if use in spoken else (icon,):
                    self._add(name)
        if self.nothing and not agreed:
            self._add(self.nothing)

    def _add(self, name: str) -> None:
        width = theme.mm(self.size_mm + 1)
        self.add_widget(Icon(icon=name, size_mm=self.size_mm, size_hint_x=None, width=width))
