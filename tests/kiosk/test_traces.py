"""What she is told of when she takes a yes back."""

import pytest

from exhibitions.curation.withdraw import TakenBack
from fanzines.consents import Use
from fanzines.library.given_out import GivenOut, Kind
from kiosk.finish.traces import traces_of_yes

PRINTED = TakenBack(frozenset(), (GivenOut(Kind.PAPER, job="Hall-1"), GivenOut(Kind.HERS, job="Hall-2")), ())


@pytest.mark.parametrize("use", [Use.PAPER, Use.EXHIBITION])
def test_what_was_printed_for_others_is_told_with_the_wall_and_with_paper(use: Use) -> None:
    traces = traces_of_yes(PRINTED, use)
    assert traces is not None
    assert [(trace.count, trace.text) for trace in traces.outside] == [(1, "One copy printed here.")]


@pytest.mark.parametrize("use", [Use.ROOM, Use.WEB, Use.CIRCLE])
def test_it_is_told_with_no_other(use: Use) -> None:
    assert traces_of_yes(PRINTED, use) is None
