"""The complete truth table of release(): every consent, approval, exhibition and use, read from a table.

The table is written out by hand, not worked out: a line is her consent, a column the approval and whether the
exhibition runs. What it says is what a facilitator was promised.
"""

from dataclasses import replace
from itertools import product
from typing import Final

import pytest

from fanzines.consents import (
    BY_WORD_OF_MOUTH,
    Approval,
    Consent,
    Reason,
    Recording,
    Released,
    SpokenConsent,
    Use,
    WhySpoken,
    Withheld,
    pages_hash,
    release,
)
from fanzines.model import new_fanzine, new_id

FANZINE: Final = new_fanzine("2020-05")
NOW, OTHER_PAGES = pages_hash(FANZINE), "0" * 64
MONTH: Final = "2020-09"
THIS, FORMER = new_id(), new_id()

_COLUMNS: Final = tuple(product(("no approval", "approved", "approved before"), ("rests", "runs")))
_NO, _OLD, _END, _OVER = "no_consent", "changed_since", "expired", "exhibition_over"
_ASK, _AGAIN, _REST, _DEAF = "not_approved", "changed_since_approval", "not_running", "not_heard"
YES: Final = "released"

# approval:        none          valid         of other pages
# exhibition:      rests  runs   rests  runs   rests  runs
NEVER = {
    "none":              (_NO,   _NO,   _NO,   _NO,   _NO,   _NO),
    "own, changed":      (_OLD,  _OLD,  _OLD,  _OLD,  _OLD,  _OLD),
    "own, expired":      (_END,  _END,  _END,  _END,  _END,  _END),
    "own, former":       (_OVER, _OVER, _OVER, _OVER, _OVER, _OVER),
}  # fmt: skip
SPOKEN_NEVER = {
    "spoken":            (_NO,   _NO,   _NO,   _NO,   _NO,   _NO),
    "spoken, changed":   (_NO,   _NO,   _NO,   _NO,   _NO,   _NO),
    "spoken, expired":   (_NO,   _NO,   _NO,   _NO,   _NO,   _NO),
    "spoken, former":    (_NO,   _NO,   _NO,   _NO,   _NO,   _NO),
}  # fmt: skip
SPOKEN_ENDED = {
    "spoken, changed":   (_OLD,  _OLD,  _OLD,  _OLD,  _OLD,  _OLD),
    "spoken, expired":   (_END,  _END,  _END,  _END,  _END,  _END),
    "spoken, former":    (_OVER, _OVER, _OVER, _OVER, _OVER, _OVER),
}  # fmt: skip
LOOKING = {
    **NEVER,
    **SPOKEN_NEVER,
    "own, a year":       (YES,   YES,   YES,   YES,   YES,   YES),
    "own, exhibition":   (_OVER, YES,   _OVER, YES,   _OVER, YES),
}  # fmt: skip
AMONG_PEOPLE = {
    **NEVER,
    **SPOKEN_ENDED,
    "own, a year":       (_ASK,  _ASK,  YES,   YES,   _AGAIN, _AGAIN),
    "own, exhibition":   (_OVER, _ASK,  _OVER, YES,   _OVER,  _AGAIN),
    "spoken":            (_OVER, _ASK,  _OVER, YES,   _OVER,  _AGAIN),
}  # fmt: skip
ON_THE_WALL = {
    **NEVER,
    **SPOKEN_ENDED,
    "own, a year":       (_ASK,  _ASK,  _REST, YES,   _AGAIN, _AGAIN),
    "own, exhibition":   (_OVER, _ASK,  _OVER, YES,   _OVER,  _AGAIN),
    "spoken":            (_OVER, _ASK,  _OVER, YES,   _OVER,  _AGAIN),
}  # fmt: skip
ON_PHONES = {
    **NEVER,
    **SPOKEN_NEVER,
    "own, a year":       (_ASK,  _ASK,  _REST, YES,   _AGAIN, _AGAIN),
    "own, exhibition":   (_OVER, _ASK,  _OVER, YES,   _OVER,  _AGAIN),
}  # fmt: skip
UNHEARD = {
    **NEVER,
    **SPOKEN_NEVER,
    "own, a year":       (_ASK,  _ASK,  _DEAF, _DEAF, _AGAIN, _AGAIN),
    "own, exhibition":   (_OVER, _ASK,  _OVER, _DEAF, _OVER,  _AGAIN),
}  # fmt: skip
NOT_THAT_SOUND = {
    **SPOKEN_NEVER,
    "none":              (_NO,   _NO,   _NO,   _NO,   _NO,   _NO),
    "own, a year":       (_OLD,  _OLD,  _OLD,  _OLD,  _OLD,  _OLD),
    "own, exhibition":   (_OLD,  _OLD,  _OLD,  _OLD,  _OLD,  _OLD),
    "own, changed":      (_OLD,  _OLD,  _OLD,  _OLD,  _OLD,  _OLD),
    "own, expired":      (_OLD,  _OLD,  _OLD,  _OLD,  _OLD,  _OLD),
    "own, former":       (_OLD,  _OLD,  _OLD,  _OLD,  _OLD,  _OLD),
}  # fmt: skip
SOUND: Final = "ab" * 32
VOICES: Final = {
    Recording(SOUND, approved=True): ON_PHONES,
    Recording(SOUND, approved=False): UNHEARD,
    Recording("cd" * 32, approved=True): NOT_THAT_SOUND,
    Recording("cd" * 32, approved=False): NOT_THAT_SOUND,
    None: NOT_THAT_SOUND,
}
"""What becomes of a yes to the voice by the reading that is kept now."""
TABLE: Final = {
    Use.SEE: LOOKING,
    Use.CIRCLE: AMONG_PEOPLE,
    Use.PAPER: AMONG_PEOPLE,
    Use.EXHIBITION: ON_THE_WALL,
    Use.ROOM: ON_PHONES,
    Use.WEB: ON_PHONES,
    Use.VOICE: ON_PHONES,
}
APPROVALS: Final = {
    "no approval": None,
    "approved": Approval(FANZINE.id, NOW),
    "approved before": Approval(FANZINE.id, OTHER_PAGES),
}


def own(state: str, use: Use) -> Consent | None:
    """Her own yes in that state, or None."""
    good = Consent(FANZINE.id, use, NOW, "2020-05", "2021-05", None, SOUND if use is Use.VOICE else None)
    return {
        "own, a year": good,
        "own, exhibition": replace(good, exhibition=THIS),
        "own, former": replace(good, exhibition=FORMER),
        "own, changed": replace(good, pages_hash=OTHER_PAGES),
        "own, expired": replace(good, until="2020-08"),
    }.get(state)


def spoken(state: str, use: Use) -> SpokenConsent | None:
    """A yes by word of mouth in that state; for looking and for phones it can only be smuggled in."""
    good = SpokenConsent(FANZINE.id, Use.PAPER, NOW, "2020-05", "2021-05", THIS, WhySpoken.VOICE)
    object.__setattr__(good, "use", use)
    if state.startswith("spoken") and use not in BY_WORD_OF_MOUTH:
        return good
    return {
        "spoken": good,
        "spoken, former": replace(good, exhibition=FORMER) if use in BY_WORD_OF_MOUTH else None,
        "spoken, changed": replace(good, pages_hash=OTHER_PAGES) if use in BY_WORD_OF_MOUTH else None,
        "spoken, expired": replace(good, until="2020-08") if use in BY_WORD_OF_MOUTH else None,
    }.get(state)


def found(
    use: Use,
    state: str,
    approval: str,
    exhibition: str,
    also: str = "",
    recording: Recording | None = Recording(SOUND, approved=True),  # noqa: B008
) -> str:
    """What release() says, as the table says it."""
    out = release(
        FANZINE,
        use,
        consent=own(state, use),
        spoken=spoken(also or state, use),
        approval=APPROVALS[approval],
        running=exhibition == "runs",
        exhibition=THIS,
        recording=recording,
        month=MONTH,
    )
    if isinstance(out, Released):
        assert (out.fanzine, out.use, out.until) == (FANZINE, use, "2021-05")
        return YES
    return out.reason.value


def test_the_table_is_complete() -> None:
    states = {
        "none",
        *("own, a year", "own, exhibition", "own, changed", "own, expired", "own, former"),
        *("spoken", "spoken, changed", "spoken, expired", "spoken, former"),
    }
    assert set(TABLE) == set(Use)
    tables = (*TABLE.values(), *VOICES.values())
    for lines in tables:
        assert set(lines) == states
        assert {len(line) for line in lines.values()} == {len(_COLUMNS)}
    assert {one for lines in tables for line in lines.values() for one in line} == {YES, *Reason}


@pytest.mark.parametrize("use", list(Use))
def test_every_cell_of_the_table(use: Use) -> None:
    for state, line in TABLE[use].items():
        for (approval, exhibition), expected in zip(_COLUMNS, line, strict=True):
            assert found(use, state, approval, exhibition) == expected, (use, state, approval, exhibition)


@pytest.mark.parametrize("recording", list(VOICES))
def test_a_yes_to_the_voice_is_to_the_very_sound_that_was_approved(recording: Recording | None) -> None:
    for state, line in VOICES[recording].items():
        for (approval, exhibition), expected in zip(_COLUMNS, line, strict=True):
            seen = found(Use.VOICE, state, approval, exhibition, recording=recording)
            assert seen == expected, (state, approval, exhibition)


@pytest.mark.parametrize("use", sorted(set(Use) - {Use.VOICE}))
@pytest.mark.parametrize("recording", list(VOICES))
def test_no_reading_changes_what_becomes_of_the_pages(use: Use, recording: Recording | None) -> None:
    for state, line in TABLE[use].items():
        for (approval, exhibition), expected in zip(_COLUMNS, line, strict=True):
            assert found(use, state, approval, exhibition, recording=recording) == expected


def test_only_a_yes_to_the_voice_names_a_recording() -> None:
    for use in Use:
        with pytest.raises(ValueError, match="names its recording"):
            Consent(FANZINE.id, use, NOW, "2020-05", "2021-05", None, None if use is Use.VOICE else SOUND)


@pytest.mark.parametrize("use", list(Use))
def test_beside_her_own_yes_one_by_word_of_mouth_adds_and_takes_nothing_but_what_is_its_own(use: Use) -> None:
    """Both together let out what either does, and nothing else."""
    hers = [state for state in TABLE[use] if state.startswith("own")]
    told = [state for state in TABLE[use] if state.startswith("spoken")]
    for state, also, (at, (approval, exhibition)) in product(hers, told, enumerate(_COLUMNS)):
        either = YES in (TABLE[use][state][at], TABLE[use][also][at])
        assert (found(use, state, approval, exhibition, also) == YES) == either


def test_what_ends_with_an_exhibition_holds_in_no_other_and_in_none() -> None:
    for run in (None, FORMER):
        out = release(
            FANZINE,
            Use.CIRCLE,
            consent=own("own, exhibition", Use.CIRCLE),
            approval=APPROVALS["approved"],
            running=True,
            exhibition=run,
            month=MONTH,
        )
        assert out == Withheld(Reason.EXHIBITION_OVER)


@pytest.mark.parametrize("use", sorted(set(Use) - BY_WORD_OF_MOUTH))
def test_nobody_says_yes_to_looking_or_to_phones_by_word_of_mouth(use: Use) -> None:
    with pytest.raises(ValueError, match="word of mouth"):
        SpokenConsent(FANZINE.id, use, NOW, "2020-05", "2021-05", THIS, WhySpoken.VOICE)


def test_a_word_without_an_exhibition_is_none() -> None:
    with pytest.raises(ValueError, match="ends with an exhibition"):
        SpokenConsent(FANZINE.id, Use.PAPER, NOW, "2020-05", "2021-05", "", WhySpoken.VOICE)
