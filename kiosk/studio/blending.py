"""How layers are laid over each other: Kivy's own blending darkens translucent ink in a frame buffer."""

from kivy.graphics import Callback
from kivy.graphics.opengl import (
    GL_ONE,
    GL_ONE_MINUS_SRC_ALPHA,
    GL_SRC_ALPHA,
    GL_ZERO,
    glBlendFuncSeparate,
)


def usual() -> Callback:
    """Kivy's own: straight alpha over what lies there."""
    return _with(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE)


def ready_mixed() -> Callback:
    """For a layer whose colours have been multiplied by their alpha already."""
    return _with(GL_ONE, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA)


def instead() -> Callback:
    """Put the new in the place of the old, alpha and all."""
    return _with(GL_ONE, GL_ZERO, GL_ONE, GL_ZERO)


def taking_away() -> Callback:
    """Leave nothing where the new is opaque."""
    return _with(GL_ZERO, GL_ONE_MINUS_SRC_ALPHA, GL_ZERO, GL_ONE_MINUS_SRC_ALPHA)


def _with(*factors: int) -> Callback:
    return Callback(lambda _instruction: glBlendFuncSeparate(*factors))
