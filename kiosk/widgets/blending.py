"""How layers are laid over each other: Kivy's own blending darkens translucent ink in a frame buffer."""

from kivy.graphics import Callback
from kivy.graphics.opengl import (
    GL_DST_COLOR,
    GL_ONE,
    GL_ONE_MINUS_DST_ALPHA,
    GL_ONE_MINUS_SRC_ALPHA,
    GL_SRC_ALPHA,
    GL_ZERO,
    glBlendFuncSeparate,
)


def usual() -> Callback:
    """Kivy's own: straight alpha over what lies there."""
    return _with(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE)


def gathered() -> Callback:
    """Straight alpha over what lies in a layer, whose own colours come out multiplied by their alpha."""
    return _with(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA)


def ready_mixed() -> Callback:
    """For a layer whose colours have been multiplied by their alpha already."""
    return _with(GL_ONE, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA)


def instead() -> Callback:
    """Put the new in the place of the old, alpha and all."""
    return _with(GL_ONE, GL_ZERO, GL_ONE, GL_ZERO)


def taking_away() -> Callback:
    """Leave nothing where the new is opaque."""
    return _with(GL_ZERO, GL_ONE_MINUS_SRC_ALPHA, GL_ZERO, GL_ONE_MINUS_SRC_ALPHA)


def darkening() -> Callback:
    """The first half of laying ready-mixed ink on a layer's own ink as two inks do: where there is ink."""
    return _with(GL_DST_COLOR, GL_ONE_MINUS_SRC_ALPHA, GL_ZERO, GL_ONE)


def beside() -> Callback:
    """The second half: where there is none."""
    return _with(GL_ONE_MINUS_DST_ALPHA, GL_ONE, GL_ONE_MINUS_DST_ALPHA, GL_ONE)


def _with(*factors: int) -> Callback:
    return Callback(lambda _instruction: glBlendFuncSeparate(*factors))
