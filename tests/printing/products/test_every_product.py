"""The same bytes for the same fanzine: today and tomorrow, on any path, whatever is printed."""

import json
import subprocess
import sys
from pathlib import Path

from printing.folding.sheeting import Product
from tests.printing.folding.products import CASES
from tests.windows import ROOT

EXAMPLE = ROOT / "docs" / "examples" / "mini-zine.fanzine"


def digests(file: Path, *, clock: str, seed: str, zone: str) -> dict[str, str]:
    done = subprocess.run(
        ["faketime", "-f", clock, sys.executable, "-m", "tests.printing.products.every_product", str(file)],
        cwd=file.parent,
        env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": zone, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_every_product_is_the_same_bytes_on_another_day_path_and_clock(tmp_path: Path) -> None:
    elsewhere = tmp_path / "somewhere else" / "zine.fanzine"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(EXAMPLE.read_bytes())
    today = digests(EXAMPLE, clock="+0d", seed="1", zone="UTC")
    tomorrow = digests(elsewhere, clock="+1d", seed="77", zone="Asia/Dhaka")
    assert {name for name in today if today[name] != tomorrow[name]} == set()
    assert len(today) > len(CASES) + len(Product)
