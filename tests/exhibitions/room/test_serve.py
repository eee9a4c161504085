import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from exhibitions.room.gate import Gate, Pace
from exhibitions.room.server import RoomServer
from exhibitions.room.stories import RoomSite
from exhibitions.show.folder import take_down
from exhibitions.show.help import HelpCard
from exhibitions.show.reading import open_show
from exhibitions.story.headers import HEADERS
from exhibitions.story.phrases import phrase
from fanzines.seal import new_private_key, public_key
from tests.exhibitions.shows import KEY, ROOM, WEB, little_show

GONE = "GGGGGGGGGGGGGGGG"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    little_show(tmp_path / "show", gone=[GONE])
    return tmp_path / "show"


@pytest.fixture
def server(place: Path) -> Iterator[RoomServer]:
    server = RoomServer(place, host="127.0.0.1", port=0)
    server.start()
    assert server.wait(30) == "ready", server.problem
    yield server
    server.stop()


def test_a_story_comes_whole_with_every_picture_and_the_strict_headers(server: RoomServer) -> None:
    with httpx.Client(base_url=server.here) as visitor:
        page = visitor.get(f"/S/{ROOM}/")
        assert page.status_code == 200
        names = [part.split('"')[0] for part in page.text.split('<img src="')[1:]]
        assert len(names) == 4
        for name in names:
            picture = visitor.get(f"/S/{ROOM}/{name}")
            assert (picture.status_code, picture.headers["content-type"]) == (200, "image/webp")
        style, script = visitor.get("/S/story.css"), visitor.get("/S/story.js")
        assert style.headers["content-type"].startswith("text/css")
        assert script.headers["content-type"].startswith("text/javascript")
        for answer in (page, style, script, visitor.get("/"), visitor.get("/nothing")):
            expected = HEADERS | ({} if answer.status_code == 200 else {"Cache-Control": "no-store"})
            assert {name: answer.headers[name] for name in expected} == expected
            assert "server" not in answer.headers


def test_head_answers_like_get_without_a_body(server: RoomServer) -> None:
    answer = httpx.head(f"{server.here}/S/{ROOM}/")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 500


def test_the_front_page_lists_nothing(server: RoomServer) -> None:
    page = httpx.get(server.here)
    assert page.status_code == 200
    assert ROOM not in page.text
    assert "<a" not in page.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/S/{GONE}/", 410),
        (f"/S/{GONE}", 410),
        (f"/S/{GONE}/any.webp", 410),
        (f"/S/{WEB}/", 404),
        ("/S/ZZZZZZZZZZZZZZZZ/", 404),
        ("/S/../../show.json", 404),
        ("/S/%2e%2e/%2e%2e/show.json", 404),
        (f"/S/{ROOM}/..%2f..%2f..%2fshow.json", 404),
        ("/show.json", 404),
        ("/manifest.json", 404),
        ("/S/", 404),
        (f"/S/{ROOM}/index.html", 200),
        ("/robots.txt", 200),
    ],
)
def test_what_is_there_and_what_is_not(server: RoomServer, path: str, status: int) -> None:
    assert httpx.get(server.here + path).status_code == status


def test_an_address_typed_by_hand_finds_its_story(server: RoomServer) -> None:
    answer = httpx.get(f"{server.here}/s/{ROOM.lower().replace('0', 'o')}")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/S/{ROOM}/"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_but_reading(server: RoomServer, method: str) -> None:
    answer = httpx.request(method, server.here)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_a_foreign_host_name_is_turned_away(server: RoomServer, host: str) -> None:
    answer = httpx.get(f"{server.here}/S/{ROOM}/", headers={"host": host})
    assert answer.status_code == 421
    assert "fanzine" not in answer.text.lower()


def test_a_withdrawal_is_answered_with_the_next_request(place: Path, server: RoomServer) -> None:
    address, languages = f"{server.here}/S/{ROOM}/", open_show(place).languages
    assert httpx.get(address).status_code == 200
    little_show(place, gone=[ROOM], stories=(), sequence=2)
    answer = httpx.get(address)
    assert answer.status_code == 410
    assert "taken back" in answer.text
    take_down(place)
    answer = httpx.get(address)
    assert (answer.status_code, answer.headers["cache-control"]) == (503, "no-store")
    assert languages and all(phrase(language, "resting") in answer.text for language in languages)


def test_a_file_changed_behind_the_servers_back_is_not_handed_out(place: Path, server: RoomServer) -> None:
    page = open_show(place).folder / "site" / "room" / "S" / ROOM / "index.html"
    page.write_text(page.read_text().replace("kitchen", "hospital"))
    answer = httpx.get(f"{server.here}/S/{ROOM}/")
    assert answer.status_code == 503
    assert phrase("en", "resting") in answer.text and "hospital" not in answer.text


def test_a_story_is_gone_after_its_last_month(tmp_path: Path) -> None:
    little_show(tmp_path, until="2026-11")
    show = open_show(tmp_path)
    for day, status in (("2026-11-30", 200), ("2026-12-01", 410)):
        site = RoomSite(tmp_path, show, day=partial(str, day))
        transport = httpx.ASGITransport(Gate(site, ["room"]))
        assert _get(transport, f"/S/{ROOM}/").status_code == status


def test_a_number_that_has_expired_is_not_handed_out(tmp_path: Path) -> None:
    card = HelpCard("800 000 000", {"en": "An invented line"}, {}, until="2027-01-30")
    little_show(tmp_path, help_cards=(card,))
    show = open_show(tmp_path)
    for day, told in (("2027-01-30", True), ("2027-01-31", False)):
        site = RoomSite(tmp_path, show, day=partial(str, day))
        transport = httpx.ASGITransport(Gate(site, ["room"]))
        for name in ("", "it.html"):
            assert ("800 000 000" in _get(transport, f"/S/{ROOM}/{name}").text) is told


def test_one_address_has_a_pace_and_the_others_do_not_wait_for_it() -> None:
    now = 0.0
    pace = Pace(burst=3, per_second=1, addresses=2, now=lambda: now)
    assert [pace.allows("a") for _ in range(5)] == [True, True, True, False, False]
    assert pace.allows("b")
    now = 2.0
    assert [pace.allows("a") for _ in range(3)] == [True, True, False]
    pace.allows("c")
    pace.allows("d")
    assert len(pace._left) == 2


def test_an_impatient_visitor_is_asked_to_wait(place: Path) -> None:
    pace = Pace(burst=2, per_second=0)
    gate = Gate(RoomSite(place, open_show(place)), ["room"], pace, languages=("it", "ar"))
    transport = httpx.ASGITransport(gate)
    assert [_get(transport, "/").status_code for _ in range(2)] == [200, 200]
    answer = _get(transport, "/")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "5")
    assert phrase("it", "wait") in answer.text and phrase("ar", "wait") in answer.text


def test_a_damaged_show_is_not_served_and_the_sentence_names_the_file(place: Path) -> None:
    (open_show(place).folder / "show.json").unlink()
    server = RoomServer(place, host="127.0.0.1", port=0)
    server.start()
    assert server.wait(30) == "failed"
    assert "show.json is missing" in server.problem
    server.stop()


def test_only_a_trusted_show_is_served(place: Path) -> None:
    server = RoomServer(place, host="127.0.0.1", port=0, trusted=[public_key(new_private_key())])
    server.start()
    assert server.wait(30) == "failed"
    assert "not trusted" in server.problem
    server.stop()
    server = RoomServer(place, host="127.0.0.1", port=0, trusted=[public_key(KEY)])
    server.start()
    assert server.wait(30) == "ready"
    server.stop()


def test_a_port_that_is_taken_is_a_sentence(place: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        server = RoomServer(place, host="127.0.0.1", port=taken.getsockname()[1])
        server.start()
        assert server.wait(30) == "failed"
        assert "choose another port" in server.problem
        server.stop()


def test_stopping_frees_the_address_and_starting_again_works(place: Path) -> None:
    server = RoomServer(place, host="127.0.0.1", port=0)
    for _ in range(2):
        server.start()
        assert server.wait(30) == "ready"
        here = server.here
        assert httpx.get(here).status_code == 200
        server.stop()
        assert (server.state, server.here) == ("off", "")
        with pytest.raises(httpx.ConnectError):
            httpx.get(here)


def test_the_server_dies_with_whoever_started_it(place: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from exhibitions.room.server import RoomServer\n"
        "server = RoomServer(Path(sys.argv[1]), host='127.0.0.1', port=0); server.start(); server.wait(30)\n"
        "print(server.here, flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script, str(place)], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    here = parent.stdout.readline().decode().strip()
    assert httpx.get(here).status_code == 200
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 30
    while _answers(here):
        assert time.monotonic() < deadline, "the server outlived its parent"
        time.sleep(0.05)


def test_the_server_switches_itself_off(place: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "exhibitions.room.serve",
        str(place),
        "--host",
        "127.0.0.1",
        "--port",
        "0",
    ]
    ended = subprocess.run([*command, "--hours", "0.0003"], capture_output=True, timeout=60)
    assert ended.returncode == 0
    assert b"ready" in ended.stdout
    assert ended.stderr == b""


def _get(transport: httpx.ASGITransport, path: str) -> httpx.Response:
    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url="http://room") as visitor:
            return await visitor.get(path)

    return asyncio.run(ask())


def _answers(here: str) -> bool:
    try:
        return httpx.get(here).status_code == 200
    except httpx.TransportError:
        return False
