"""What rarely changes is drawn once: a picture of it stands in until one of its children changes.

The pieces around the page are some hundred strips, edges and letters. Drawing them anew for every
frame of a moving pen took two thirds of the frame (software GL).
"""

from kivy.clock import Clock
from kivy.graphics import Canvas, ClearBuffers, ClearColor, Color, Fbo, Rectangle, Translate
from kivy.graphics.texture import Texture
from kivy.properties import NumericProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk import theme
from kiosk.widgets.blending import instead, usual


def sharp(texture: Texture) -> Texture:
    """For a picture shown pixel by pixel: nothing between its pixels is worked out."""
    texture.min_filter = texture.mag_filter = "nearest"
    return texture


class Still(BoxLayout):
    """Its children on the app's ground. `around` px beside it belong to the picture, for slipped colours."""

    around = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        self.canvas = Canvas()
        with self.canvas:
            Color(1, 1, 1, 1)
            self._picture = Fbo(size=(1, 1), with_stencilbuffer=True)
            self.canvas.add(instead())
            self._shown = Rectangle()
            self.canvas.add(usual())
        with self._picture:
            ClearColor(*theme.rgba(theme.GROUND))
            ClearBuffers()
            self._shift = Translate()
        super().__init__(**kwargs)
        self.bind(pos=self._frame, size=self._frame, around=self._frame)
        self._frame()

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        """A child draws into the picture."""
        whole, self.canvas = self.canvas, self._picture
        super().add_widget(widget, *args, **kwargs)
        self.canvas = whole

    def remove_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        """It is taken out of the picture."""
        whole, self.canvas = self.canvas, self._picture
        super().remove_widget(widget, *args, **kwargs)
        self.canvas = whole

    def forget(self) -> None:
        """Draw it anew: while it is not shown the picture would keep what its children have let go.

        Now, and once more when they have been laid out and cut.
        """
        self._picture.draw()
        Clock.schedule_once(lambda _dt: self._picture.draw())

    def _frame(self, *_: object) -> None:
        left, bottom = int(self.x - self.around), int(self.y - self.around)
        right, top = self.x + self.width + self.around, self.y + self.height + self.around
        size = int(right) + 1 - left, int(top) + 1 - bottom
        self._shift.x, self._shift.y = -left, -bottom
        self._picture.size = size
        self._shown.texture = sharp(self._picture.texture)
        self._shown.pos, self._shown.size = (left, bottom), size
