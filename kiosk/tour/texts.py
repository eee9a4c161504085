"""What is written on the pages of the tour's fanzine, page by page; Kivy is not needed to read it."""

from typing import Final

COVER: Final = ("Small things", "أشياء صغيرة")
CAT: Final = ("He waits for me", "ينتظرني عند الباب")
COFFEE: Final = ("قهوة مع الهيل", "الساعة 7 with sugar")
SEA: Final = ("The wind says: come.",)
PATH: Final = ("One step,\nthen one more", "خطوة ثم خطوة")
WISH: Final = ("I make a wish", "ثم أتركها تطير")
NIGHT: Final = ("ليلة هادئة", "Good night, small things")
BACK: Final = ("صنع باليد", "8 pages, 2 hands, 1 صديقة")

LINES: Final = tuple(
    tuple(line for text in texts for line in text.split("\n"))
    for texts in (COVER, CAT, COFFEE, SEA, PATH, WISH, NIGHT, BACK)
)
"""Every line that can be read on each page, from the front cover to the back."""
