"""The exhibition that a yes "for this exhibition" names, on whichever tablet of a group it is given.

The facilitator curates on one tablet. The others, on which nothing was put up, name the run of that one's
exhibition; and a yes to a run that is on anywhere in the group can be seen and taken back on all of them.
"""

from dataclasses import replace
from typing import Final

from sqlite_utils import Database

from exhibitions.curation.store import Exhibitions
from fanzines.library import Library
from fanzines.library.settings import read_setting, write_setting
from fanzines.sharing.facts import Fact, FactUnreadable, Kind, is_id
from fanzines.sharing.known import Here, Known

_ELSEWHERE: Final = "exhibitions on elsewhere"


def run_here(library: Library) -> str:
    """The run of the exhibition that hangs here, or will."""
    return Exhibitions(library).current({}).run


def runs_elsewhere(library: Library) -> frozenset[str]:
    """The runs that are on at other tablets of the group."""
    return frozenset(library.store.read(lambda db: read_setting(db, _ELSEWHERE, ())))


def follow(library: Library, run: str) -> None:
    """Have the exhibition of this tablet be that run, unless something of it was put up."""
    kept = Exhibitions(library)
    here = kept.current({})
    if here.run != run and kept.place(here.id) is None:
        kept.change(here.id, lambda now: replace(now, run=run))


def note_runs(library: Library) -> None:
    """Which exhibitions are on here since this was noted last."""
    kept = Exhibitions(library)
    here = kept.current({})
    value = {
        "run": here.run,
        "up": kept.place(here.id) is not None,
        "on": sorted(one.run for one in kept.exhibitions() if one.running),
    }

    def write(db: Database) -> None:
        now, known = Here(db), Known(db)
        mine = known.by_tablet(Kind.EXHIBITION, "").get(now.tablet)
        if mine is None or mine.data != value:
            known.put(now, Kind.EXHIBITION, "", value)

    library.store.write(write, giving_way=True)


def lay_out_runs(library: Library) -> None:
    """Name the run that is curated in the group: the newest that was put up, else the newest there is."""

    def write(db: Database) -> str | None:
        now, said = Here(db), Known(db).by_tablet(Kind.EXHIBITION, "")
        others = [fact.data or {} for tablet, fact in said.items() if tablet != now.tablet]
        on = sorted({run for other in others for run in other["on"]})
        if on != read_setting(db, _ELSEWHERE, []):
            write_setting(db, _ELSEWHERE, on)
        ranked = sorted(said.values(), key=lambda fact: ((fact.data or {})["up"], fact.n, fact.tablet))
        return (ranked[-1].data or {})["run"] if ranked else None

    run = library.store.write(write)
    if run:
        follow(library, run)


def check_run(fact: Fact) -> None:
    """FactUnreadable when it says nothing about exhibitions."""
    if fact.kind is not Kind.EXHIBITION:
        return
    data = fact.data or {}
    on = data.get("on")
    if not (is_id(data.get("run")) and type(data.get("up")) is bool and isinstance(on, list)):
        raise FactUnreadable("this is no exhibition")
    if not all(map(is_id, on)):
        raise FactUnreadable("this is no exhibition")
