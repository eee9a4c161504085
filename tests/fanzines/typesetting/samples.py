"""Words in the languages of the kiosk, and a strategy for all they can be mixed to."""

from typing import Any, Final

from hypothesis import strategies as st

from fanzines.model import Align, Placement, Words
from fanzines.typesetting.faces import faces

SENTENCES: Final = {
    "en": "I carry a small house in my pocket – “it’s mine” (2021).",
    "el": "Ένα μέρος όπου νιώθω ασφαλής, χωρίς φόβο.",
    "ro": "Știu că și țara își ține ușa deschisă.",
    "fr": "Là où l’été naïf œuvre, ça va !",
    "ar": "في عام 2021 سافرتُ إلى Roma (روما) مع 3 صديقات، ثم 12:30 و 50%.",
    "bn": "আমি কি নিরাপদ? স্বাধীনতা, স্ত্রী, কৌশল, কর্ম।",
    "ti": "ውሑስ ኮይነ ዝስምዓኒ ቦታ? ሰላም!",
    "he": "מקום שבו אני מרגישה בטוחה, 12 (שלום).",
    "hi": "मैं सुरक्षित हूँ। स्त्री, क्षमा, विद्या, कि",
    "es": "¿Dónde está mi niñez? ¡Aquí!",
    "sq": "Një vend ku ndihem e sigurt, çdo ditë.",
    "pt": "Coração, mãe, lições, às vezes.",
    "zh": "一个让我感到安全的地方，我的家。",
    "uk": "Місце, де я почуваюся в безпеці — ґанок.",
    "th": "ที่ที่ฉันรู้สึกปลอดภัย",
}

_LETTERS: Final = "abfiéșα я ابلهمي\u064e\u0651 שלום কিত্রী मैंक्षि ሰላ 我 ไม่"
_MARKS: Final = " \n\t.,!?()«»12٣-\u0301\u200d\u200c\u200f\u2067\u2069\u00ad\u00a0😀👩👧🏽❤\ufe0f\ue000"

MIXED: Final = st.text(alphabet=_LETTERS + _MARKS, max_size=60)


def words(text: str, *, width: float = 120.0, size: float = 14.0, **others: Any) -> Words:
    """Words in a box, in the default face unless told otherwise."""
    return Words("0" * 16, Placement(74.0, 20.0), text, width, size, **others)


MIXED_WORDS: Final = st.builds(
    words,
    MIXED,
    width=st.floats(2.0, 150.0),
    size=st.floats(4.0, 90.0),
    face=st.sampled_from(faces()),
    align=st.sampled_from(Align),
    language=st.sampled_from(["", "en", "ar", "bn", "not a language"]),
)
