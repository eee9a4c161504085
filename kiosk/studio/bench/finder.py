"""What the camera sees, large over the table: like a mirror, unless it looks at paper."""

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.input import MotionEvent
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.camera import Frame
from kiosk.widgets.touch import Touchable


class Live(Widget):
    """The live picture, fitted whole. Only what is seen here is mirrored, never what is kept."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.mirrored = True
        self._texture: Texture | None = None
        self._count = 0
        with self.canvas:
            self._colour = Color(1, 1, 1, 0)
            self._rectangle = Rectangle()
        self.bind(pos=self._fit, size=self._fit)

    def see(self, frame: Frame | None, mirrored: bool) -> None:
        """Show a live picture, when it is a new one."""
        if frame is None or (frame.count == self._count and mirrored == self.mirrored):
            return
        self._count, self.mirrored = frame.count, mirrored
        if self._texture is None or self._texture.size != (frame.width, frame.height):
            self._texture = Texture.create(size=(frame.width, frame.height), colorfmt="rgb")
            self._rectangle.texture = self._texture
        self._texture.blit_buffer(frame.rgb, colorfmt="rgb", bufferfmt="ubyte")
        left, right = (1, 0) if mirrored else (0, 1)
        self._rectangle.tex_coords = (left, 1, right, 1, right, 0, left, 0)
        self._colour.a = 1
        self._fit()

    def forget(self) -> None:
        """Let the last picture go."""
        self._texture, self._count, self._colour.a = None, 0, 0
        self._rectangle.texture = None

    def _fit(self, *_: object) -> None:
        if self._texture is None:
            return
        width, height = self._texture.size
        scale = min(self.width / width, self.height / height)
        self._rectangle.size = width * scale, height * scale
        self._rectangle.pos = self.center_x - width * scale / 2, self.center_y - height * scale / 2


class Finder(FloatLayout):
    """Covers the table while the camera is looked through."""

    panel = ObjectProperty(None)
    touch_name = StringProperty("camera.picture")

    def see(self, frame: Frame | None) -> None:
        """Show a live picture."""
        self.ids.live.see(frame, not self.panel.paper)

    def forget(self) -> None:
        """Let the last picture go."""
        self.ids.live.forget()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Nothing under it is touched."""
        return bool(super().on_touch_down(touch)) or self.collide_point(*touch.pos)


class PictureButton(Touchable):
    """As wide as the panel: an icon, or the picture that is decided about with the icon on it."""

    texture = ObjectProperty(None, allownone=True)
    icon = StringProperty("")
