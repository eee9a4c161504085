"""What came of putting an exhibition up: what hangs, what stays out and why, what is not said."""

from collections.abc import Mapping
from dataclasses import dataclass

from exhibitions.curation.putting_up import PutUp
from exhibitions.curation.texts import Kind, missing
from exhibitions.exhibition import Exhibition
from fanzines.consents import Reason, Use


@dataclass(frozen=True, slots=True)
class Outcome:
    """`shown` hang now; `out` stay out, each with its reason; `unsaid` are kinds of text by language."""

    shown: int
    out: Mapping[str, Reason]
    stories: Mapping[Use, int]
    unsaid: Mapping[str, tuple[Kind, ...]]
    here: bool


def outcome_of(put_up: PutUp, exhibition: Exhibition, *, here: bool) -> Outcome:
    """What became of it; `here` is whether it hangs on this kiosk's wall."""
    uses = [use for use in exhibition.channels if use in (Use.ROOM, Use.WEB)]
    standings = put_up.standings
    out = {
        one.entry.fanzine: one.withheld[Use.EXHIBITION] for one in standings if Use.EXHIBITION in one.withheld
    }
    silent = {
        one.entry.fanzine: Reason.NOT_HEARD
        for one in standings
        if one.withheld.get(Use.VOICE) is Reason.NOT_HEARD
    }
    shown = {entry.key: entry for entry in put_up.show.entries}
    hung = {entry.fanzine: shown[entry.wall].language for entry in exhibition.entries if entry.wall in shown}
    kept = {one.entry.fanzine: Reason.NO_CONSENT for one in standings if one.entry.fanzine not in hung}
    return Outcome(
        len(shown),
        {**kept, **silent, **out},
        {use: sum(use in one.agreed for one in standings) for use in uses},
        {one.language: one.kinds for one in missing(exhibition, hung)},
        here,
    )
