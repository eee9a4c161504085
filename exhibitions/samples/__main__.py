"""`python -m exhibitions.samples OUT` publishes the sample show into OUT as one folder, without a pointer."""

import sys
from pathlib import Path

from exhibitions.samples.build import publish_samples


def main(arguments: list[str]) -> int:
    """The command: 0 when the show is written, 2 when it was called in another way."""
    if len(arguments) != 1:
        sys.stderr.write("Say where to: python -m exhibitions.samples OUT\n")
        return 2
    show = publish_samples(Path(arguments[0]))
    size = sum(path.stat().st_size for path in show.folder.rglob("*") if path.is_file())
    sys.stdout.write(f"{len(show.entries)} fanzines, {len(show.files)} files, {size / 1e6:.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
