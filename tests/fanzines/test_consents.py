"""The three yeses: every combination, and what voids a consent."""

import copy
import pickle
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given

from fanzines.consents import (
    Approval,
    Consent,
    Reason,
    Recording,
    Released,
    Use,
    Withheld,
    pages_hash,
    release,
)
from fanzines.model import Direction, Fanzine, Fold, Placement, Words, new_fanzine, new_id
from tests.fanzines.strategies import fanzines

FANZINE = new_fanzine("2020-05")
NOW = pages_hash(FANZINE)
MONTH = "2020-09"

CONSENTS = ("none", "given", "other pages", "expired", "other use", "other fanzine")
YES, LOOK, STALE, IDLE = None, Reason.NOT_APPROVED, Reason.CHANGED_SINCE_APPROVAL, Reason.NOT_RUNNING

# With consent there. Approval: none, ok, other pages; each without and with a running exhibition.
WITH_CONSENT = {
    Use.SEE: (YES, YES, YES, YES, YES, YES),
    Use.CIRCLE: (LOOK, LOOK, YES, YES, STALE, STALE),
    Use.EXHIBITION: (LOOK, LOOK, IDLE, YES, STALE, STALE),
    Use.PAPER: (LOOK, LOOK, YES, YES, STALE, STALE),
    Use.ROOM: (LOOK, LOOK, IDLE, YES, STALE, STALE),
    Use.WEB: (LOOK, LOOK, IDLE, YES, STALE, STALE),
    Use.VOICE: (LOOK, LOOK, IDLE, YES, STALE, STALE),
}
WITHOUT_CONSENT = {
    "none": Reason.NO_CONSENT,
    "other pages": Reason.CHANGED_SINCE,
    "expired": Reason.EXPIRED,
    "other use": Reason.NO_CONSENT,
    "other fanzine": Reason.NO_CONSENT,
}
HEARD = Recording("ab" * 32, approved=True)
APPROVALS = (None, Approval(FANZINE.id, NOW), Approval(FANZINE.id, "0" * 64))


def consent_for(use: Use) -> Consent:
    recording = HEARD.digest if use is Use.VOICE else None
    return Consent(FANZINE.id, use, NOW, "2020-05", "2021-05", recording=recording)


def other(use: Use) -> Use:
    return next(one for one in Use if one is not use)


def consent(state: str, use: Use) -> Consent | None:
    good = consent_for(use)
    return {
        "none": None,
        "given": good,
        "other pages": replace(good, pages_hash="0" * 64),
        "expired": replace(good, until="2020-08"),
        "other use": consent_for(other(use)),
        "other fanzine": replace(good, fanzine=new_id()),
    }[state]


@pytest.mark.parametrize("state", CONSENTS)
@pytest.mark.parametrize("use", list(Use))
def test_truth_table(use: Use, state: str) -> None:
    for place, (approval, running) in enumerate(product(APPROVALS, (False, True))):
        reason = WITH_CONSENT[use][place] if state == "given" else WITHOUT_CONSENT[state]
        out = release(
            FANZINE,
            use,
            consent=consent(state, use),
            approval=approval,
            running=running,
            month=MONTH,
            recording=HEARD,
        )
        if reason is None:
            assert isinstance(out, Released)
            assert (out.fanzine, out.use) == (FANZINE, use)
        else:
            assert out == Withheld(reason)


def test_no_use_stands_in_for_another() -> None:
    approval = Approval(FANZINE.id, NOW)
    for asked, agreed in product(Use, Use):
        out = release(
            FANZINE,
            asked,
            consent=consent_for(agreed),
            approval=approval,
            running=True,
            month=MONTH,
            recording=HEARD,
        )
        assert isinstance(out, Released) == (asked is agreed)


def test_approval_of_another_fanzine_is_no_approval() -> None:
    approval = Approval(new_id(), NOW)
    agreed = consent_for(Use.CIRCLE)
    out = release(FANZINE, Use.CIRCLE, consent=agreed, approval=approval, running=True, month=MONTH)
    assert out == Withheld(Reason.NOT_APPROVED)


@pytest.mark.parametrize(
    ("month", "held"), [("2020-04", False), ("2020-05", True), ("2021-05", True), ("2021-06", False)]
)
def test_consent_holds_through_its_last_month_and_not_before_its_first(month: str, held: bool) -> None:
    out = release(FANZINE, Use.SEE, consent=consent_for(Use.SEE), approval=None, running=False, month=month)
    assert isinstance(out, Released) == held


def released() -> Released:
    out = release(FANZINE, Use.SEE, consent=consent_for(Use.SEE), approval=None, running=False, month=MONTH)
    assert isinstance(out, Released)
    return out


def test_only_release_makes_a_released_fanzine() -> None:
    with pytest.raises(TypeError, match="only release"):
        Released(FANZINE, Use.WEB, MONTH, object())
    untyped: Any = released()
    with pytest.raises(ValueError, match="token"):
        replace(untyped, use=Use.WEB)


def test_a_released_fanzine_is_neither_stored_nor_copied() -> None:
    with pytest.raises(TypeError, match="not stored"):
        pickle.dumps(released())
    with pytest.raises(TypeError, match="not stored"):
        copy.copy(released())


def test_withheld_tells_nothing_of_the_fanzine() -> None:
    out = release(FANZINE, Use.WEB, consent=None, approval=None, running=True, month=MONTH)
    assert FANZINE.id not in repr(out)
    assert NOW not in repr(out)


def test_consent_months_must_make_sense() -> None:
    for start, end in (("2020-13", "2021-01"), ("2020-05", "2020-5"), ("2020-05", "2020-04")):
        with pytest.raises(ValueError, match="consent"):
            Consent(FANZINE.id, Use.SEE, NOW, start, end)


def words(text: str) -> Words:
    return Words("00000000000000aa", Placement(74.0, 20.0), text, 100.0)


def with_words(text: str) -> Fanzine:
    front = replace(FANZINE.pages[0], items=(words(text),))
    return replace(FANZINE, pages=(front, *FANZINE.pages[1:]))


def test_any_change_of_what_others_meet_changes_the_hash() -> None:
    kept = with_words("home")
    changed = (
        with_words("Home"),
        replace(kept, pages=kept.pages[:-1]),
        replace(kept, pages=kept.pages[::-1]),
        replace(kept, direction=Direction.RTL),
        replace(kept, language="ar"),
    )
    assert len({pages_hash(fanzine) for fanzine in (kept, *changed)}) == len(changed) + 1


@given(fanzines())
def test_another_fold_and_another_spelling_of_equal_numbers_keep_the_hash(fanzine: Fanzine) -> None:
    kept = pages_hash(fanzine)
    assert {pages_hash(replace(fanzine, fold=fold)) for fold in Fold} == {kept}
    front = replace(fanzine.pages[0], items=(replace(words("a"), width=100),))
    whole = replace(fanzine.pages[0], items=(replace(words("a"), placement=Placement(74, 20, 1, -0.0)),))
    same = [replace(fanzine, pages=(page, *fanzine.pages[1:])) for page in (front, whole)]
    assert same[0] == same[1]
    assert pages_hash(same[0]) == pages_hash(same[1])


def test_pages_that_rest_beside_the_fanzine_are_neither_agreed_to_nor_let_out() -> None:
    folded = replace(FANZINE, places=4)
    now = pages_hash(folded)
    assert now == pages_hash(replace(FANZINE, pages=FANZINE.pages[:4]))
    yes = replace(consent_for(Use.PAPER), pages_hash=now)
    approval = Approval(FANZINE.id, now)
    out = release(folded, Use.PAPER, consent=yes, approval=approval, running=False, month=MONTH)
    assert isinstance(out, Released)
    assert out.fanzine.pages == FANZINE.pages[:4]
