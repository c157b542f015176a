"""Importing matplotlib through the front door leaves no trace and takes nothing from the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DRAW = """
import sys
sys.path[:0] = [{root!r}, {tests!r}]
from chart_samples import DRESS, INKS, LANGUAGES
from brochure.assets import assets
from brochure.charts.part_of_whole import PartOfWhole, part_of_whole
from brochure.charts.backend import drawing
from brochure.charts.house import house
from brochure.charts.loading import Figure
from brochure.text.faces import FontBook
from brochure.text.typesetter import Typesetter
from brochure.units import mm
typesetter = Typesetter(FontBook(assets() / "fonts"))
label = (("en", "**14 km²** built"), ("zh-Hans", "**已建成14平方公里**"))
print(part_of_whole(PartOfWhole(14, 20, ((7, ()),), label, label), DRESS, typesetter, mm(176)).drawing)
with house(DRESS.house):
    figure = Figure(figsize=(3, 2))
    axes = figure.add_subplot()
    axes.plot([1, 2, 3], [4, 6, 5])
    axes.set_xlabel(r"$\\frac{{a}}{{\\sqrt{{b}}}}$")
    print(drawing(figure, typesetter, INKS, LANGUAGES))
"""


def _run(code: str, folder: Path, **env: str) -> str:
    """Run ``code`` in ``folder`` with a home and temporary folder below it; return what it prints."""
    places = {}
    for name in (
        "HOME", "USERPROFILE", "LOCALAPPDATA", "MPLCONFIGDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
        "TMPDIR", "TEMP",
    ):  # fmt: skip
        place = folder / "machine" / name.lower()
        place.mkdir(parents=True)
        places[name] = str(place)
    work = folder / "work"
    work.mkdir(exist_ok=True)
    seen = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=work, env={**os.environ, **places, **env}, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert seen.returncode == 0, seen.stderr
    assert not seen.stderr
    return seen.stdout


@pytest.fixture
def code() -> str:
    return DRAW.format(root=str(ROOT), tests=str(Path(__file__).parent))


def test_no_file_is_written(tmp_path: Path, code: str) -> None:
    """Two figures and a formula leave no font list, settings folder or temporary folder behind."""
    _run(code, tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert [path.name for path in (tmp_path / "machine").rglob("*") if path.is_file()] == []
    assert [path.name for path in (tmp_path / "machine").glob("*/*")] == []


def test_a_users_settings_change_nothing(tmp_path: Path, code: str) -> None:
    """A matplotlibrc in the working folder has no influence on a chart, nor has the hash seed."""
    plain = _run(code, tmp_path / "plain", PYTHONHASHSEED="1")
    (tmp_path / "other" / "work").mkdir(parents=True)
    settings = "lines.linewidth: 20\naxes.facecolor: pink\nfont.size: 33\npath.sketch: 1, 2, 3\n"
    (tmp_path / "other" / "work" / "matplotlibrc").write_text(settings)
    assert _run(code, tmp_path / "other", PYTHONHASHSEED="2") == plain


def test_the_environment_is_as_before(tmp_path: Path) -> None:
    """After the import the process has its own environment again, and importing goes its usual way."""
    code = (
        f"import os, sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "before, finders = dict(os.environ), list(sys.meta_path)\n"
        "import brochure.charts.loading\n"
        "assert dict(os.environ) == before\n"
        "assert sys.meta_path == finders\n"
        "import matplotlib.widgets, matplotlib.lines\n"
        "assert matplotlib.widgets.Slider.__name__ == 'Slider'\n"
        "class Mine(matplotlib.lines.Line2D): pass\n"
        "assert 'linewidth' in Mine.set.__doc__\n"
        "line = matplotlib.lines.Line2D([0], [0]); line.set(linewidth=3)\n"
        "assert line.get_linewidth() == 3\n"
        "from matplotlib import pyplot\n"
    )
    _run(code, tmp_path)


def test_a_matplotlib_that_is_there_is_taken(tmp_path: Path) -> None:
    """Where matplotlib was imported before, its own font list stays."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "import matplotlib.font_manager as before\n"
        "count = len(before.fontManager.ttflist)\n"
        "from brochure.charts.loading import font_manager\n"
        "assert font_manager is before and len(font_manager.fontManager.ttflist) == count > 1\n"
    )
    _run(code, tmp_path)


def test_what_charts_hardly_need_is_read_late(tmp_path: Path) -> None:
    """Formulas' grammar and axes in space stay away; font patterns and formulas work when somebody asks."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from brochure.charts.loading import font_manager, TextToPath\n"
        "late = ('pyparsing', 'mpl_toolkits.', 'matplotlib.axes', 'matplotlib.figure')\n"
        "assert not [name for name in sys.modules if name.startswith(late)]\n"
        "assert font_manager.FontProperties('serif:bold').get_weight() == 'bold'\n"
        "assert 'matplotlib._mathtext' not in sys.modules\n"
        "from brochure.charts.words import know_math_fonts; know_math_fonts()\n"
        "size = TextToPath().get_text_width_height_descent('$a^2$', font_manager.FontProperties(), True)\n"
        "assert size[0] > 0 and 'pyparsing' in sys.modules\n"
        "import matplotlib.mathtext\n"
        "assert matplotlib.mathtext.MathTextParser('path')\n"
    )
    _run(code, tmp_path)


def test_axes_take_names_and_days(tmp_path: Path) -> None:
    """A user's own figure may have names and days along its axes, though that is read late."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "import datetime\n"
        "from brochure.charts.deferring import complete\n"
        "from brochure.charts.loading import Figure\n"
        "complete()\n"
        "axes = Figure().add_subplot()\n"
        "axes.bar(['a', 'b'], [1, 2])\n"
        "axes = Figure().add_subplot()\n"
        "axes.plot([datetime.date(2017, 1, 1), datetime.date(2018, 1, 1)], [1, 2])\n"
    )
    _run(code, tmp_path)
