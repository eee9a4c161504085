import asyncio
from pathlib import Path

import httpx
import pytest

from exhibitions.journal.counts import Counted, What, counts, today
from exhibitions.journal.journal import Journal, journal_beside
from exhibitions.room.counting import Counting
from exhibitions.room.server import RoomServer
from exhibitions.room.stories import RoomSite
from exhibitions.show.reading import open_show
from tests.exhibitions.shows import ROOM, WEB, little_show

GONE = "GGGGGGGGGGGGGGGG"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    little_show(tmp_path / "show", gone=[GONE])
    return tmp_path / "show"


@pytest.mark.parametrize(
    ("method", "path", "client", "counted"),
    [
        ("GET", f"/S/{ROOM}", "192.168.4.20", [ROOM]),
        ("GET", f"/s/{ROOM.lower()}", "192.168.4.20", [ROOM]),
        ("GET", f"/S/{ROOM}/", "192.168.4.20", []),
        ("GET", f"/S/{ROOM}/index.html", "192.168.4.20", []),
        ("HEAD", f"/S/{ROOM}", "192.168.4.20", []),
        ("GET", f"/S/{ROOM}", "127.0.0.1", []),
        ("GET", f"/S/{GONE}", "192.168.4.20", []),
        ("GET", f"/S/{WEB}", "192.168.4.20", []),
        ("GET", "/S/story.css", "192.168.4.20", []),
        ("GET", "/", "192.168.4.20", []),
    ],
)
def test_a_story_counts_when_a_visitor_came_by_its_code(
    place: Path, method: str, path: str, client: str, counted: list[str]
) -> None:
    opened: list[str] = []
    app = Counting(RoomSite(place, open_show(place)), opened.append, ["127.0.0.1"])

    async def ask() -> None:
        transport = httpx.ASGITransport(app, client=(client, 50_000))
        async with httpx.AsyncClient(transport=transport, base_url="http://room") as visitor:
            await visitor.request(method, path)

    asyncio.run(ask())
    assert opened == counted


@pytest.mark.parametrize("named", [None, "elsewhere.journal"])
def test_scans_stand_in_the_journal_when_the_server_ends(place: Path, named: str | None) -> None:
    kept = place.with_name(named) if named else None
    server = RoomServer(place, host="127.0.0.1", port=0, journal=kept)
    server.start()
    assert server.wait(30) == "ready", server.problem
    phone = httpx.HTTPTransport(local_address="127.0.0.7")
    with httpx.Client(transport=phone, base_url=server.here, follow_redirects=True) as visitor:
        for _ in range(3):
            first = visitor.get(f"/S/{ROOM}")
            assert first.status_code == 200
            assert visitor.get(first.url).status_code == 200, "back to the first page"
    here = httpx.get(f"{server.here}/S/{ROOM}", follow_redirects=True)
    assert here.status_code == 200, "the kiosk looks for itself"
    server.stop()
    assert counts(Journal(kept or journal_beside(place))) == (Counted(ROOM, today(), What.SCANNED, 3),)
