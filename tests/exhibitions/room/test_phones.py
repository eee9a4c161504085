"""A room full of phones behind one address. How fast it is stands in the benchmarks."""

import subprocess
import sys

import assets
from exhibitions.room.gate import PHONES, Pace
from tests.benchmarks.phones import read_by

LIMITED = """
import resource, sys
from pathlib import Path
from exhibitions.room.serve import run_server
resource.setrlimit(resource.RLIMIT_NOFILE, (256, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
tell = lambda told: print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])
run_server(Path(sys.argv[1]), "127.0.0.1", 0, hours=0.0001, tell=tell)
"""


def test_forty_phones_read_a_whole_story_at_once_without_an_error() -> None:
    done = read_by(40)
    assert [problem for visit in done for problem in visit.problems] == []
    assert len({visit.received for visit in done}) == 1
    assert done[0].received > 200_000


def test_a_full_room_behind_one_address_is_not_locked_out_and_a_flood_is() -> None:
    pace = Pace(now=lambda: 0.0)
    assert all(pace.allows("router") for _ in range(PHONES * 11))
    assert not all(pace.allows("router") for _ in range(PHONES * 20))
    assert pace.allows("somebody else")


def test_the_server_asks_for_as_many_connections_as_a_full_room_opens() -> None:
    show = str(assets.path("sample", "show"))
    told = subprocess.run(
        [sys.executable, "-c", LIMITED, show], capture_output=True, text=True, timeout=60, check=True
    )
    assert int(told.stdout) >= PHONES * 6
