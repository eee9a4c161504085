"""From words to glyphs on lines: bidi, line breaks, shaping, fallback and the caret. Lengths are mm."""

from fanzines.typesetting.forgetting import forget
from fanzines.typesetting.ground import Ground, grounds
from fanzines.typesetting.scraps import Scrap
from fanzines.typesetting.settext import Glyph, Line, Run, SetText
from fanzines.typesetting.setting import missing, set_words
from fanzines.typesetting.shapes import Shape

__all__ = [
    "Glyph",
    "Ground",
    "Line",
    "Run",
    "Scrap",
    "SetText",
    "Shape",
    "forget",
    "grounds",
    "missing",
    "set_words",
]
