"""The life of one address: what its process knows, when it ends, and that nothing is left."""

import asyncio
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

import assets
from fanzines.upload import serve
from fanzines.upload.post import PhonePost, PostState
from fanzines.upload.site import PATH, UploadSite
from fanzines.upload.wire import Kind, Opening
from tests.fanzines.upload.opened import (
    HOST,
    WORDS,
    is_gone,
    news_of,
    opened,
    process_of,
    sent,
    wait_for,
)

ROOT = Path(__file__).parents[3]
CAT = assets.data("sample", "photos", "cat.jpg")
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def test_a_photo_comes_clean_and_the_address_is_new_every_time() -> None:
    addresses = set()
    for _ in range(2):
        with opened() as post:
            addresses.add(post.address)
            assert sent(post.address, CAT).status_code == 200
            (told,) = news_of(post)
            assert told.photo
            assert told.photo.data != CAT
    assert len(addresses) == 2
    assert all(len(address.rpartition("/")[2]) == 39 and address.isupper() for address in addresses)


def test_it_ends_when_its_time_is_up() -> None:
    with opened(1.0) as post:
        address, process = post.address, process_of(post)
        assert 0 < post.left <= 1
        wait_for(lambda: post.state is PostState.OVER and is_gone(process))
        assert (post.address, post.left) == ("", 0.0)
        with pytest.raises(httpx.TransportError):
            httpx.get(address)


def test_whoever_is_still_here_has_all_the_time_again() -> None:
    with opened(3.0) as post:
        address = post.address
        wait_for(lambda: post.left < 0.6)
        post.stay()
        assert post.left > 0.9
        wait_for(lambda: post.left < 0.4)
        assert httpx.get(address).status_code == 200
        wait_for(lambda: post.state is PostState.OVER)


def test_stopping_ends_it_at_once_and_forgets_what_came() -> None:
    with opened() as post:
        address, process = post.address, process_of(post)
        assert sent(address, CAT).status_code == 200
        post.stop()
        assert is_gone(process)
        assert (post.state, post.address, post.news()) == (PostState.OFF, "", [])
        with pytest.raises(httpx.TransportError):
            httpx.get(address)


def test_over_is_answered_with_gone() -> None:
    async def tell(_kind: Kind, _body: bytes) -> None:
        pass

    async def ask() -> httpx.Response:
        site = UploadSite(Opening(sha256(b"ABC").hexdigest(), WORDS, seconds=0.0), "room:1", tell)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(site), base_url="http://room:1") as phone:
            return await phone.post(f"{PATH}ABC", files={"photo": CAT})

    answer = asyncio.run(ask())
    assert (answer.status_code, answer.headers["cache-control"]) == (410, "no-store")
    assert "Over" in answer.text


def test_without_an_address_in_the_room_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "local_addresses", lambda: ("8.8.8.8", "192.168.7.20", "10.0.0.4"))
    assert serve.private_address() == "192.168.7.20"
    monkeypatch.setattr(serve, "local_addresses", lambda: ("8.8.8.8",))
    assert serve.private_address() == ""


@linux
def test_in_no_network_nothing_is_opened() -> None:
    """A machine with no network at all, as far as this one can be made to look like it."""
    script = (
        "import time; from fanzines.upload.post import *; from tests.fanzines.upload.opened import WORDS\n"
        "post = PhonePost(); post.start(WORDS)\n"
        "while post.state is PostState.STARTING: time.sleep(0.01)\n"
        "print(post.state)"
    )
    alone = ["unshare", "--net", "--map-root-user", sys.executable, "-c", script]
    done = subprocess.run(alone, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    if "unshare failed" in done.stderr:
        pytest.skip("No network may be taken away on this machine.")
    assert done.stdout.strip() == "no-network", done.stderr


def test_an_address_this_machine_has_not_is_a_failure() -> None:
    post = PhonePost("203.0.113.9")
    post.start(WORDS)
    wait_for(lambda: post.state is not PostState.STARTING)
    assert post.state is PostState.FAILED
    post.stop()
    assert post.state is PostState.OFF


@linux
def test_its_process_knows_no_key_no_path_and_not_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FANZINE_SECRET", "blue boats")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with opened() as post:
        process = Path("/proc") / str(process_of(post))
        around = (process / "environ").read_bytes()
        command = (process / "cmdline").read_bytes()
        secret = post.address.rpartition("/")[2].encode()
        assert b"FANZINE" not in around
        assert b"HOME=" not in around
        assert command.split(b"\0")[1:] == [b"-m", b"fanzines.upload.serve", b""]
        assert secret not in around + command
        assert "(deleted)" in str((process / "cwd").readlink())
        for _ in range(3):
            sent(post.address, CAT)
        opened_files = {str(link.readlink()) for link in (process / "fd").iterdir()}
        assert not [name for name in opened_files if name.startswith("/") and name != "/dev/null"]
    assert list(tmp_path.iterdir()) == []


@linux
def test_it_is_shut_in_before_anybody_can_reach_it() -> None:
    """The kernel says of every thread that it may gain no rights; the rest is tried in test_confined."""
    with opened() as post:
        sent(post.address, CAT)
        threads = list((Path("/proc") / str(process_of(post)) / "task").iterdir())
        assert len(threads) > 1
        for thread in threads:
            assert "NoNewPrivs:\t1" in (thread / "status").read_text()


def test_its_process_loads_neither_library_nor_decoders() -> None:
    code = "import sys, fanzines.upload.serve; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    names = loaded.stdout.split()
    foreign = (
        "kivy",
        "PIL",
        "sqlcipher3",
        "sqlite_utils",
        "sqlite3",
        "cryptography",
        "printing",
        "exhibitions",
    )
    assert not [name for name in names if name.split(".")[0] in foreign]
    assert not [
        name for name in names if name.startswith(("fanzines.library", "fanzines.access", "fanzines.photos"))
    ]


@linux
def test_it_dies_with_whoever_switched_it_on() -> None:
    script = (
        "import time; from fanzines.upload.post import *; from tests.fanzines.upload.opened import *\n"
        f"post = PhonePost({HOST!r}); post.start(WORDS)\n"
        "while post.state is PostState.STARTING: time.sleep(0.01)\n"
        "print(process_of(post), flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    process = int(parent.stdout.readline())
    assert not is_gone(process)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    wait_for(lambda: is_gone(process))
