"""A user's own figure: drawn like any other, and told by its own line when it fails."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from chart_samples import ACCENT, DEEP, HAIRLINE, LANGUAGES, MID, TEXT, paths, runs
from gallery import FOLDER, theme

from brochure.assets import assets
from brochure.charts.own import own_figure
from brochure.compose.compose import compose
from brochure.compose.editions import edition_of
from brochure.display import Drawing, Group
from brochure.errors import BrochureError, DataError, LayoutError
from brochure.geometry import Transform
from brochure.layout.format import load_formats
from brochure.layout.layout import layout
from brochure.layout.proof import proof
from brochure.load import load
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
    "statement",
    [
        'axes.loglog([1, 10, 1000], [1, 20, 300], color=sheet.inks["deep"])',
        "axes.pcolormesh(np.arange(9).reshape(3, 3), cmap=tints)",
        "axes.contourf(np.arange(9).reshape(3, 3), cmap=tints)",
        "axes.hexbin([1, 2, 2], [1, 2, 3], gridsize=5, cmap=tints)",
        'axes.set_xticks(range(8), [f"标签 label {n}" for n in range(8)], rotation=45, ha="right", size=7)',
        'made.text(0.2, 0.1, "Turned 旋转", rotation=37)',
        'axes.annotate("peak", (1, 1), (0.2, 0.8), arrowprops={"arrowstyle": "->", "color": sheet.inks["accent"]})',
    ],
)
def test_what_charts_of_science_have_is_drawn(tmp_path: Path, typesetter: Typesetter, statement: str) -> None:
    """Log scales, colour maps from white to an ink, turned labels in two scripts and arrows are no faults."""
    body = (
        "import numpy as np\nfrom matplotlib.colors import LinearSegmentedColormap\n" + HEAD
        + '    tints = LinearSegmentedColormap.from_list("tints", ["white", sheet.inks["deep"]])\n'
        "    axes = made.add_axes((0.2, 0.6, 0.7, 0.35))\n"
        f"    {statement}\n    return made\n"
    )  # fmt: skip
    drawn = call(tmp_path, typesetter, body)
    assert proof((Group(drawn.items, Transform.translation(100, 100)),), 400, 400, 0) == []


def test_a_figure_that_is_refused_never_leaves_its_title_alone(
    tmp_path: Path, typesetter: Typesetter
) -> None:
    """A brochure whose own figure has small type is not laid out without the figure: the error stands."""
    folder = tmp_path / "park"
    shutil.copytree(FOLDER / "data", folder)
    sections = (folder / "sections.yaml").read_text(encoding="utf-8").split("\n- kind: performance")
    kept = next(section for section in sections if "python:" in section)
    (folder / "sections.yaml").write_text(f"- kind: performance{kept}", encoding="utf-8")
    (folder / "mycharts.py").write_text(
        HEAD + '    made.text(0.1, 0.5, "tiny", fontsize=5)\n    return made\n', encoding="utf-8"
    )
    park = load(folder)
    story, _ = compose(park.brochure, edition_of(park.brochure, "columns"), folder, park.places, "0" * 64)
    page = load_formats(assets() / "formats" / "formats.yaml")[park.brochure.format]
    with pytest.raises(LayoutError, match=r"'tiny' is set at 5\.0 pt"):
        layout(story, page, theme("wuling"), typesetter, "own")


@pytest.mark.parametrize(
    ("statement", "error", "said"),
    [
        ('made.text(0.1, 0.5, r"$\\frac{a}{b}$ 倍")', DataError, "Chinese and a formula"),
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
