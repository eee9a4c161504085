"""From words to glyphs on lines: bidi, line breaks, shaping, fallback and the caret. Lengths are mm."""

from fanzines.typesetting.settext import Glyph, Line, Run, SetText
from fanzines.typesetting.setting import forget, set_words

__all__ = ["Glyph", "Line", "Run", "SetText", "forget", "set_words"]
