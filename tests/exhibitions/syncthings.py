"""Real Syncthing instances on this machine's loopback, which share one folder and speak with nobody else."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

KEY = "for-tests-on-loopback"
_DEVICE = '<device id="{id}" name="{name}" compression="never"><address>{address}</address></device>'
_FOLDER = (
    '<folder id="exchange" label="exchange" path="{path}" type="sendreceive" rescanIntervalS="3600" '
    'fsWatcherEnabled="true" fsWatcherDelayS="1" autoNormalize="true">{devices}</folder>'
)
_CONFIG = """<configuration version="35">
{folder}{devices}
<gui enabled="true" tls="false"><address>127.0.0.1:{gui}</address><apikey>{key}</apikey></gui>
<options>
<listenAddress>tcp://127.0.0.1:{port}</listenAddress>
<globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>
<relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled><startBrowser>false</startBrowser>
<urAccepted>-1</urAccepted><autoUpgradeIntervalH>0</autoUpgradeIntervalH>
<stunKeepaliveStartS>0</stunKeepaliveStartS>
<crashReportingEnabled>false</crashReportingEnabled><reconnectionIntervalS>1</reconnectionIntervalS>
</options></configuration>
"""


def is_here() -> bool:
    return shutil.which("syncthing") is not None


class Syncthing:
    """One instance with a home and a shared folder of its own."""

    def __init__(self, home: Path) -> None:
        self.home, self.folder = home / "home", home / "shared"
        self.folder.mkdir(parents=True)
        self.port, self.gui = _free(), _free()
        self._process: subprocess.Popen[bytes] | None = None
        told = self._run("generate", "--no-default-folder", "--skip-port-probing")
        self.id = re.search(r"([A-Z0-9]{7}(-[A-Z0-9]{7}){7})", told)[0]

    def join(self, others: "list[Syncthing]") -> None:
        """Share the folder with others, and begin."""
        them = [(other.id, f"tcp://127.0.0.1:{other.port}") for other in others]
        named = [(self.id, "dynamic"), *them]
        devices = "".join(_DEVICE.format(id=id_, name=id_[:7], address=address) for id_, address in named)
        members = "".join(f'<device id="{id_}"/>' for id_, _ in named)
        folder = _FOLDER.format(path=self.folder, devices=members)
        config = _CONFIG.format(folder=folder, devices=devices, gui=self.gui, port=self.port, key=KEY)
        (self.home / "config.xml").write_text(config, "utf-8")
        self.start()

    def start(self) -> None:
        command = ["syncthing", "serve", "--home", str(self.home), "--no-browser", "--no-restart"]
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment()
        )
        _until(lambda: self._ask("GET", "system/ping") is not None)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None

    def scan(self) -> None:
        """Notice at once what changed in the folder."""
        self._ask("POST", "db/scan?folder=exchange")

    def wait_for(self, name: str) -> Path:
        """The file of that name, once it has arrived."""
        self.wait_until((self.folder / name).exists)
        return self.folder / name

    def wait_until(self, true: Callable[[], bool]) -> None:
        """Return once that is so."""
        _until(true)

    def _ask(self, method: str, what: str) -> object:
        address = f"http://127.0.0.1:{self.gui}/rest/{what}"
        request = Request(address, method=method, headers={"X-API-Key": KEY})
        try:
            with urlopen(request, timeout=5) as answer:
                data = answer.read()
        except (URLError, OSError):
            return None
        return json.loads(data) if data else {}

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            ["syncthing", *arguments, "--home", str(self.home)],
            capture_output=True,
            text=True,
            check=True,
            env=_environment(),
        )
        return done.stdout + done.stderr


@contextmanager
def sharing(folder: Path, count: int) -> "Iterator[list[Syncthing]]":
    """So many instances that share a folder."""
    all_of_them = [Syncthing(folder / f"syncthing-{number}") for number in range(count)]
    try:
        for one in all_of_them:
            one.join([other for other in all_of_them if other is not one])
        yield all_of_them
    finally:
        for one in all_of_them:
            one.stop()


def _environment() -> dict[str, str]:
    proxies = ("http_proxy", "https_proxy", "all_proxy")
    kept = {name: value for name, value in os.environ.items() if name.lower() not in proxies}
    return kept | {"STNOUPGRADE": "1", "STNODEFAULTFOLDER": "1", "GOMAXPROCS": "1"}


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _until(true: Callable[[], bool], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "Syncthing did not do it in time."
        time.sleep(0.02)
