"""Pictures from the assets' vector art and from pages, as textures made by the one painter."""

from functools import lru_cache

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget
from PIL import Image

from fanzines.art import Kind
from kiosk import theme
from printing.pictures.art_picture import art_picture


def texture_of(image: Image.Image) -> Texture:
    """A texture of a picture, upright."""
    if image.mode not in ("RGB", "RGBA"):
        image = image.convert("RGB")
    mode = image.mode.lower()
    texture = Texture.create(size=image.size, colorfmt=mode, mipmap=False)
    texture.blit_buffer(image.tobytes(), colorfmt=mode, bufferfmt="ubyte")
    texture.flip_vertical()
    texture.min_filter = texture.mag_filter = "linear"
    return texture


@lru_cache(maxsize=256)
def art_texture(kind: Kind, name: str, colour: str, width_px: int) -> Texture:
    """A texture of one picture of the vector art."""
    return texture_of(art_picture(kind, name, colour, width_px))


class Picture(Widget):
    """A texture fitted whole into the widget, centred."""

    texture = ObjectProperty(None, allownone=True)
    opacity_of_picture = NumericProperty(1.0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            self._colour = Color(1, 1, 1, 1)
            self._rectangle = Rectangle()
        self.bind(pos=self._fit, size=self._fit, texture=self._fit, opacity_of_picture=self._fit)
        self._fit()

    def _fit(self, *_: object) -> None:
        self._colour.a = self.opacity_of_picture if self.texture else 0.0
        self._rectangle.texture = self.texture
        if not self.texture or not self.width or not self.height:
            return
        width, height = self.texture.size
        scale = min(self.width / width, self.height / height)
        self._rectangle.size = width * scale, height * scale
        self._rectangle.pos = (
            self.x + (self.width - width * scale) / 2,
            self.y + (self.height - height * scale) / 2,
        )


class Art(Picture):
    """One picture of the vector art, drawn sharp at the widget's size."""

    kind = StringProperty("signs")
    name = StringProperty("")
    colour = StringProperty(theme.CORAL)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(size=self._load, kind=self._load, name=self._load, colour=self._load)
        self._load()

    def _load(self, *_: object) -> None:
        if not self.name:
            self.texture = None
        elif self.width > 8 and self.height > 8:
            width = min(1024, 32 * (int(min(self.width, self.height * 2)) // 32 + 1))
            self.texture = art_texture(self.kind, self.name, self.colour, width)
