"""What the tests of the journal have in common."""

from pathlib import Path

from hypothesis import strategies as st

from exhibitions.journal.answers import Answer
from exhibitions.journal.counts import Counted, What
from exhibitions.journal.journal import Journal
from exhibitions.show.slips import HEIGHT, WIDTH, Mark, Stamp, Word, plain

FIG = "FFFFFFFFFFFFFFFF"
BALCONY = "BBBBBBBBBBBBBBBB"
MORNING = "MMMMMMMMMMMMMMMM"
DAY = "2026-11-30"

slugs = st.sampled_from((FIG, BALCONY, MORNING))
days = st.sampled_from((DAY, "2026-12-01", "2026-12-02"))
counted = st.builds(Counted, slugs, days, st.sampled_from(What), st.integers(0, 50))
_points = st.tuples(st.integers(0, WIDTH), st.integers(0, HEIGHT))
_strokes = st.lists(st.lists(_points, min_size=1, max_size=5).map(tuple), min_size=1, max_size=4).map(tuple)
_texts = st.text(max_size=60).map(plain).filter(lambda text: 0 < len(text) <= 40 and text == plain(text))
slips = st.one_of(st.sampled_from([Stamp("sun"), Stamp("bird")]), _strokes.map(Mark), _texts.map(Word))
answers = st.builds(Answer, slugs, slips)


def journal_in(folder: Path, name: str = "show") -> Journal:
    """A journal in that folder."""
    return Journal(folder / f"{name}.journal")
