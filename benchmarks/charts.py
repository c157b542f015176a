"""What charts cost: each kind the first time and from memory, twelve together, matplotlib's import.

``python -m benchmarks.charts [RUNS]`` prints medians in milliseconds of CPU time, a process each run.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

DATA = Path(__file__).parents[1] / "docs" / "gallery" / "charts" / "data"
RUNS = 3


def once() -> dict[str, float]:
    """Return milliseconds by what was measured, of this process."""
    from brochure.assets import assets
    from brochure.compose.compose import compose
    from brochure.compose.editions import edition_of
    from brochure.compose.parts import ChartStory
    from brochure.compose.story import PerformanceBody
    from brochure.layout.theme import load_theme
    from brochure.load import load
    from brochure.pipeline import new_typesetter
    from brochure.units import mm

    clock = time.process_time
    loaded = load(DATA)
    story, _ = compose(
        loaded.brochure, edition_of(loaded.brochure, "columns"), loaded.folder, loaded.places, "0" * 64
    )
    theme, typesetter = load_theme("wuling", assets() / "themes"), new_typesetter()
    seen: dict[str, float] = {}
    start = clock()
    import brochure.charts.loading  # noqa: F401

    seen["import of matplotlib"] = clock() - start
    start = clock()
    from brochure.charts.draw import draw
    from brochure.layout.designs.exhibits import dress_in, tabled

    seen["import of the kinds"] = clock() - start
    worn = dress_in(theme, story.languages, "label", {"en": 0.0, "zh-Hans": mm(90)})
    total = 0.0
    bodies = [section.body for section in story.sections if isinstance(section.body, PerformanceBody)]
    charts = [f for body in bodies for f in body.figures if isinstance(f, ChartStory) and f.own is None]
    for number, chart in enumerate(charts):
        table = tabled(chart)
        start = clock()
        draw(chart.kind, table, worn, typesetter, mm(176))
        first = clock() - start
        start = clock()
        draw(chart.kind, tabled(chart), worn, typesetter, mm(176))
        again = clock() - start
        seen[f"{number + 1:2} {chart.kind}"] = first
        seen["slowest from memory"] = max(seen.get("slowest from memory", 0.0), again)
        if number < 12:
            total += first
    seen["twelve charts"] = total
    return {name: seconds * 1000 for name, seconds in seen.items()}


def main() -> None:
    """Print the medians of some runs, each in a process of its own."""
    if sys.argv[1:] == ["--once"]:
        print(json.dumps(once()))
        return
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    command = [sys.executable, "-m", "benchmarks.charts", "--once"]
    seen = [json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(runs)]
    for name in seen[0]:
        print(f"{name:24} {statistics.median(run[name] for run in seen):8.2f} ms")


if __name__ == "__main__":
    main()
