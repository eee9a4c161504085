"""A real Chromium, cut off from everything but the address it is given."""

import subprocess
import tempfile
from pathlib import Path

_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--hide-scrollbars", "--force-device-scale-factor=1"),
)


def screenshot(url: str, to: Path, *, width: int, height: int) -> Path:
    """A picture of the page as it stands after loading, without any script."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["chromium", *_FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}",
             f"--screenshot={to}", url],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return to
