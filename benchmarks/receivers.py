"""What a print build costs beside an e-mail build of the same park: CPU seconds of whole commands.

``python -m benchmarks.receivers [RUNS]`` prints medians and the ratio of each to the e-mail's, which is to be
1.3 at most for PDF/X-4. Runs of the receivers take turns, so that a shared machine slows all of them alike.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.run import command

PARKS = Path(__file__).parents[1] / "data"
NAMES = ("zhengyang", "demo-park", "tiny-park")
RECEIVERS = ("email", "print", "print-x1a", "print-spot")
RUNS = 7


def measured(park: Path, runs: int) -> dict[str, list[float]]:
    """Return the CPU seconds of ``runs`` builds of ``park`` for each receiver."""
    seen: dict[str, list[float]] = {receiver: [] for receiver in RECEIVERS}
    with tempfile.TemporaryDirectory() as folder:
        for run in range(runs + 1):
            for receiver in RECEIVERS:
                seconds = command("build", str(park), "--profile", receiver, "--out", folder)
                if run:  # the first one fills the system's caches
                    seen[receiver].append(seconds)
    return seen


def main() -> None:
    """Print the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    for name in NAMES:
        seen = measured(PARKS / name, runs)
        email = statistics.median(seen["email"])
        for receiver, seconds in seen.items():
            middle = statistics.median(seconds)
            print(f"{name:<10} {receiver:<10} {middle:.3f} s  {middle / email:.2f} of the e-mail's")


if __name__ == "__main__":
    main()
