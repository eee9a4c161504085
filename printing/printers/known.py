"""What is known of a machine's printers: addresses to ask, what their trial sheets showed, their paper.

It lies in a small file that needs no library: an exhibition prints booklets without one.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Self

from fanzines.durable import write_whole
from printing.paper import Weight
from printing.printers.calibration import Calibration

PRINTERS: Final = "printers.json"
"""The file's name, in the kiosk's folder."""


@dataclass(frozen=True, slots=True)
class Known:
    """Addresses (ipp://, ipps://); calibrations, and how heavy the paper is, by the printer's name."""

    addresses: tuple[str, ...] = ()
    calibrations: Mapping[str, Calibration] = field(default_factory=dict)
    weights: Mapping[str, Weight] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path | None) -> Self:
        """What the file tells; nothing where there is none, or it cannot be read."""
        try:
            kept: Any = json.loads(file.read_text(encoding="utf-8")) if file else {}
            calibrations = {name: _calibration(one) for name, one in kept.get("calibrations", {}).items()}
            weights = {
                name: Weight(one) for name, one in kept.get("weights", {}).items() if one in tuple(Weight)
            }
            return cls(tuple(map(str, kept.get("addresses", ()))), calibrations, weights)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def write(self, file: Path) -> None:
        """Keep it there. OSError."""
        calibrations = {name: asdict(one) for name, one in self.calibrations.items()}
        kept = {"addresses": self.addresses, "calibrations": calibrations, "weights": dict(self.weights)}
        write_whole(file, json.dumps(kept, indent=1).encode())

    def calibration(self, printer: str) -> Calibration:
        """What its trial sheet showed; a printer without one is taken as exact."""
        return self.calibrations.get(printer, Calibration())

    def calibrated(self, printer: str, calibration: Calibration) -> Self:
        """With that for that printer."""
        return replace(self, calibrations={**self.calibrations, printer: calibration})

    def weight(self, printer: str) -> Weight:
        """The paper it was last printed on there."""
        return self.weights.get(printer, Weight.USUAL)

    def weighted(self, printer: str, weight: Weight) -> Self:
        """With that paper in that printer."""
        return replace(self, weights={**self.weights, printer: weight})


NOTHING_KNOWN: Final = Known()


def _calibration(kept: Mapping[str, Any]) -> Calibration:
    front, back = ((float(kept[side][0]), float(kept[side][1])) for side in ("front", "back"))
    return Calibration(bool(kept["turned"]), front, back, float(kept["margin"]))
