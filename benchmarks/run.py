"""What a build costs: CPU seconds of whole commands, and of each stage within one process.

``python -m benchmarks.run [RUNS]`` prints medians. CPU seconds (user and system, children included) hold
better on a shared machine than the clock does; compare two versions in one session.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

DATA = Path(__file__).parents[1] / "data" / "zhengyang"
RUNS = 5


def command(*arguments: str) -> float:
    """Return the CPU seconds of one run of the command line."""
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "brochure", *arguments], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def median(runs: int, once: Callable[[], float]) -> str:
    """Return the median of ``runs`` runs and their range as text."""
    once()  # the first one fills the system's caches
    seen = sorted(once() for _ in range(runs))
    return f"{statistics.median(seen):.3f} s  ({seen[0]:.3f} to {seen[-1]:.3f})"


def stages() -> list[tuple[str, float]]:
    """Return the CPU seconds of each stage, warm imports, in this process."""
    from brochure.load import load
    from brochure.paint import paint
    from brochure.pipeline import Wish, deliverables, lay_out, new_typesetter

    clock = time.process_time
    marks = [("", clock())]
    loaded = load(DATA)
    marks.append(("load", clock()))
    (email,) = deliverables(loaded, Wish(only=("email",)))
    typesetter = new_typesetter()
    document, profile, _ = lay_out(loaded, email, typesetter)
    marks.append(("compose and layout, first", clock()))
    document, profile, _ = lay_out(loaded, email, typesetter)
    marks.append(("compose and layout, again", clock()))
    paint(document, profile)
    marks.append(("paint", clock()))
    return [(name, b - a) for (_, a), (name, b) in pairwise(marks)]


def main() -> None:
    """Print the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    if sys.platform != "win32":
        with tempfile.TemporaryDirectory() as folder:
            print("brochure --help      ", median(runs, lambda: command("--help")))
            arguments = ("build", str(DATA), "--only", "email", "--out", folder)
            print("brochure build email ", median(runs, lambda: command(*arguments)))
            printed = ("build", str(DATA), "--only", "print", "--out", folder)
            print("brochure build print ", median(runs, lambda: command(*printed)))
            for name in ("email", "print"):
                file = str(Path(folder) / f"zhengyang-{name}.pdf")
                print(f"brochure check {name:<6}", median(runs, lambda file=file: command("check", file)))
            plates = ("separations", str(Path(folder) / "zhengyang-print.pdf"), "--out", folder)
            print("brochure separations ", median(runs, lambda: command(*plates)))
    stages()  # imports
    for name, seconds in stages():
        print(f"  {name:<26} {seconds:.3f} s")


if __name__ == "__main__":
    main()
