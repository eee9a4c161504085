"""The steps inside one place: only the current one is there to be seen and touched."""

from kivy.properties import StringProperty
from kivy.uix.screenmanager import NoTransition, ScreenManager
from kivy.uix.widget import Widget


class Steps(ScreenManager):
    """A screen manager whose `step` may be named before the step itself has been added."""

    step = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(transition=NoTransition(), **kwargs)
        self.bind(step=self._follow)

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        """Add a step, and show it when it is the one that is wanted; kv names it only afterwards."""
        super().add_widget(widget, *args, **kwargs)
        widget.bind(name=self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        if self.has_screen(self.step):
            self.current = self.step
