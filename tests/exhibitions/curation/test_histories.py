"""Fifty random histories, and proof that they would notice."""

from typing import Any

import pytest

from fanzines.consents import Reason, Recording, why_void
from fanzines.readings import Reading
from tests.exhibitions.histories import histories


def test_nothing_comes_out_that_was_not_agreed_to() -> None:
    seen = histories(50, seed=1)
    assert seen.histories == 50
    assert seen.moments > 1000
    assert seen.shown > 300
    assert seen.withheld > 1000
    assert {"agree", "told", "edit", "withdraw", "end", "publish", "remove"} <= seen.acts.keys()


@pytest.mark.parametrize("forgotten", [Reason.CHANGED_SINCE, Reason.EXPIRED, Reason.EXHIBITION_OVER])
def test_a_kiosk_that_forgot_one_rule_is_found_out(
    forgotten: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(*asked: Any) -> Reason | None:
        reason = why_void(*asked)
        return None if reason is forgotten else reason

    monkeypatch.setattr("fanzines.consents.why_void", forgetful)
    monkeypatch.setattr("exhibitions.curation.curate.why_void", forgetful)
    with pytest.raises(AssertionError, match="history"):
        histories(50, seed=1)


def test_a_kiosk_that_forgot_to_listen_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reading, "recording", property(lambda kept: Recording(kept.digest, approved=True)))
    with pytest.raises(AssertionError, match="history"):
        histories(50, seed=1)
