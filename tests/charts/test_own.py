"""A user's own figure: drawn like any other, and told by its own line when it fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from chart_samples import ACCENT, DEEP, HAIRLINE, LANGUAGES, MID, TEXT, paths, runs

from brochure.charts.own import own_figure
from brochure.display import Drawing
from brochure.errors import BrochureError, DataError, LayoutError
from brochure.text.typesetter import Typesetter

INKS = {"deep": DEEP, "accent": ACCENT, "mid": MID, "text": TEXT, "hairline": HAIRLINE}
HEAD = "from matplotlib.figure import Figure\n\n\ndef figure(sheet):\n    made = Figure(figsize=sheet.size)\n"


def call(folder: Path, typesetter: Typesetter, body: str, function: str = "figure") -> Drawing:
    file = folder / "mycharts.py"
    file.write_text(body, encoding="utf-8")
    return own_figure(file, function, INKS, LANGUAGES, typesetter, (200.0, 100.0))


def test_a_figure_is_drawn_in_the_brochures_inks_and_type(tmp_path: Path, typesetter: Typesetter) -> None:
    """A line in a theme's ink and a Chinese word become a path and a run of the brochure's face; no file is left."""
    body = HEAD + (
        '    made.text(0.1, 0.5, "产值")\n    axes = made.add_axes((0, 0, 1, 0.4))\n    axes.set_axis_off()\n'
        '    axes.plot([0, 1], [0, 1], color=sheet.inks["accent"])\n    return made\n'
    )
    drawing = call(tmp_path, typesetter, body)
    assert (drawing.width, drawing.height) == (200, 100)
    assert ACCENT in {path.stroke for path in paths(drawing.items)}
    assert [(run.text, run.language) for run in runs(drawing.items)] == [("产值", "zh-Hans")]
    assert [entry.name for entry in tmp_path.iterdir()] == ["mycharts.py"]


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        (HEAD + "    return made.nothing\n", 6, "AttributeError: 'Figure' object has no attribute 'nothing'"),
        ("import nowhere_to_be_found\n", 1, "ModuleNotFoundError"),
        ("def figure(sheet):\n    return 1 / 0\n", 2, "ZeroDivisionError: division by zero"),
        ("def figure(sheet):\n    raise SystemExit\n", 2, "SystemExit"),
        ("def figure(sheet)\n    pass\n", 1, "this is no Python: expected ':'"),
        ("def other(sheet):\n    pass\n", 0, "there is no function 'figure'"),
        ("def figure(sheet):\n    return 'chart'\n", 0, "figure returns str, not a matplotlib Figure"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, typesetter: Typesetter, body: str, line: int, said: str
) -> None:
    """One line with the user's file and line, whatever goes wrong."""
    with pytest.raises(DataError) as caught:
        call(tmp_path, typesetter, body)
    (finding,) = caught.value.findings
    assert finding.place is not None
    assert (Path(finding.place.file).name, finding.place.line) == ("mycharts.py", line)
    assert said in finding.what
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("statement", "error", "said"),
    [
        ('made.text(0.1, 0.5, "one", color="#123456")', DataError, "no ink of the theme"),
        ('made.text(0.1, 0.5, "tiny", fontsize=5)', LayoutError, "set at 5.0 pt"),
        ('made.text(0.1, 0.5, "one"); made.text(0.1, 0.52, "two")', LayoutError, "run into each other"),
        ('made.text(0.95, 0.5, "a long label")', LayoutError, "leaves the chart"),
    ],
)
def test_what_can_not_print_is_told_with_the_file(
    tmp_path: Path, typesetter: Typesetter, statement: str, error: type[BrochureError], said: str
) -> None:
    """Foreign colours, small type and collisions of a user's figure are refused as in any other."""
    with pytest.raises(error, match=said) as caught:
        call(tmp_path, typesetter, f"{HEAD}    {statement}\n    return made\n")
    assert all(
        finding.place and finding.place.file.endswith("mycharts.py") for finding in caught.value.findings
    )
