"""Words are shaped one by one and remembered: nobody can see it."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.typesetting import bidi, breaking
from fanzines.typesetting.faces import faces
from fanzines.typesetting.fonts import hb, hb_font
from fanzines.typesetting.itemising import itemise
from fanzines.typesetting.portions import portions
from fanzines.typesetting.shaping import Manner, Shaped, shape
from tests.fanzines.typesetting.samples import MIXED, SENTENCES


def _whole(text: str, start: int, end: int, manner: Manner) -> list[Shaped]:
    """What HarfBuzz makes of all of it at once."""
    buffer = hb.Buffer()
    buffer.add_str(text, start, end - start)
    buffer.direction = "rtl" if manner.rtl else "ltr"
    buffer.script, buffer.language = manner.script, manner.language
    hb.shape(hb_font(manner.font), buffer)
    return [
        Shaped(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("face", faces())
def test_words_shaped_one_by_one_stand_as_if_shaped_together(language: str, face: str) -> None:
    words = SENTENCES[language].split(" ") * 3
    random.Random(7).shuffle(words)
    text = " ".join(words)
    itemised = itemise(text, bidi.levels(text, bidi.paragraph_level(text)), face)
    for item in itemised.items:
        manner = Manner(item.font, item.script, bool(item.level % 2), language)
        found = shape(itemised.shown, item.start, item.end, manner)
        joined = [g._replace(cluster=g.cluster + p.start) for p in found for g in p.glyphs]
        assert joined == _whole(itemised.shown, item.start, item.end, manner)


@given(MIXED | st.text(alphabet="a \u3000。\u0301\u0e33\u0eb3\uff9eกຄ️\u200d🏽✊ｶ", max_size=12))
def test_portions_lie_between_clusters(text: str) -> None:
    found = list(portions(text, 0, len(text)))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(before[1] == after[0] for before, after in pairwise(found))
    assert {at for portion in found for at in portion} <= set(breaking.clusters(text))
