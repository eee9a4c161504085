"""What the maker of one fanzine agrees to with her own hand: for how long, and what has ended meanwhile."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from exhibitions.curation.curate import agreed_to
from exhibitions.curation.runs import runs_elsewhere
from exhibitions.curation.store import Exhibitions
from exhibitions.curation.withdraw import withdraw
from fanzines.consents import Consent, Duration, Reason, SpokenConsent, Use, Yes, pages_hash, why_void
from fanzines.library import Library
from fanzines.model import Fanzine

_GONE: Final = frozenset({Reason.CHANGED_SINCE, Reason.EXPIRED, Reason.EXHIBITION_OVER})


class Agreement:
    """The yeses to a fanzine whose maker sits before it. A yes given in `month` holds to `until` at most.

    What she agrees to for this exhibition is for the one that hangs here. A yes to another one that is still
    on counts there, or on another tablet of the group, so she is told of it and can take it back.
    """

    def __init__(self, library: Library, fanzine: Fanzine, *, month: str, until: str) -> None:
        self._library = library
        self._fanzine = fanzine
        self._month = month
        self._until = until
        self._now = pages_hash(fanzine)
        reading = library.reading(fanzine.id)
        self._recording = reading.recording if reading else None
        kept = Exhibitions(library)
        self._run = kept.current({}).run
        on = (one.run for one in kept.exhibitions() if one.running)
        self._runs = {self._run, *on, *runs_elsewhere(library)}

    def agreed(self) -> Mapping[Use, Yes]:
        """What she agrees to for the pages as they are; her own yes before one she told a facilitator."""
        said: tuple[Yes, ...] = (*self._library.spoken_consents(self._fanzine.id), *self._own())
        return {yes.use: yes for yes in said if self._void(yes) is None}

    def lapsed(self) -> Mapping[Use, Reason]:
        """What she agreed to with her own hand and is void now: her pages changed, or its time is over."""
        agreed, found = self.agreed(), ((yes.use, self._void(yes)) for yes in self._own())
        return {use: why for use, why in found if why in _GONE and use not in agreed}

    def duration(self) -> Duration:
        """For how long she has agreed; the shorter one when she has not, or not to everything for longer."""
        own = [yes for yes in self.agreed().values() if isinstance(yes, Consent)]
        return Duration.YEAR if own and all(yes.exhibition is None for yes in own) else Duration.EXHIBITION

    def agree(self, use: Use, duration: Duration) -> None:
        """Her yes to one use of the pages as they are. ValueError: to the voice, and no reading is kept."""
        self._agree(use, self._run if duration is Duration.EXHIBITION else None)

    def agree_for(self, duration: Duration) -> None:
        """Everything she agrees to with her own hand, from now on for so long.

        What is for another exhibition that is on stays for that one.
        """
        for use, yes in self.agreed().items():
            if not isinstance(yes, SpokenConsent):
                self._agree(use, (yes.exhibition or self._run) if duration is Duration.EXHIBITION else None)

    def let_go(self, key: bytes) -> None:
        """She was asked about what is void and did not touch it: silence is no, and it is not asked again."""
        lapsed = self.lapsed()
        if lapsed:
            withdraw(self._library, self._fanzine.id, lapsed, key=key, month=self._month)

    def _agree(self, use: Use, run: str | None) -> None:
        recording = self._recording.digest if use is Use.VOICE and self._recording else None
        self._library.record_consent(
            self._fanzine.id, use, self._now, self._month, self._until, run, recording
        )

    def _own(self) -> tuple[Consent, ...]:
        return self._library.consents(self._fanzine.id)

    def _void(self, yes: Yes) -> Reason | None:
        # A yes of a month to come is told too: after a clock was set back she could not take it back else.
        month = max(self._month, yes.given)
        on = yes.exhibition if yes.exhibition in self._runs else self._run
        return why_void(self._fanzine.id, yes.use, yes, self._now, month, on, self._recording)


def agreed_anywhere(library: Library, fanzine_id: str, month: str) -> Mapping[Use, Yes]:
    """Every yes that holds in any exhibition that is on; her own before one by word of mouth. KeyError."""
    kept = Exhibitions(library)
    here = kept.current({})
    found = agreed_to(library, here, fanzine_id, month)
    elsewhere = (replace(here, run=run, running=True) for run in runs_elsewhere(library))
    for exhibition in (*kept.exhibitions(), *elsewhere):
        for use, yes in agreed_to(library, exhibition, fanzine_id, month).items():
            if isinstance(found.get(use), SpokenConsent | None):
                found[use] = yes
    return found
