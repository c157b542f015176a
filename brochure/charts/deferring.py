"""Parts of matplotlib that a brochure's charts hardly ever need, read when somebody does.

Nothing comes in; two context managers go out, for use around matplotlib's first import. Half of what that
import reads serves formulas, calendars, windows, TeX and space: a fifth of its time. Where a release is built
otherwise, its parts are read at once, as they always were.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
import warnings
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from brochure.late import LateFinder

_AT_FIRST_LOOK = ("matplotlib.dviread", "matplotlib.widgets", "matplotlib.category", "matplotlib.dates")
"""Modules for TeX, for windows, and for axes of names and days."""

_NEVER = "mpl_toolkits.mplot3d"
"""Charts in space: the house draws none (art direction, section 4.2)."""


class _Flat:
    """Finds nothing to draw in space with."""

    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        if fullname == _NEVER:
            raise ImportError("charts are flat", name=fullname)


class _FormulaParser:
    """Stands for matplotlib's parser of formulas, and becomes one at the first formula."""

    def __init__(self, output: str) -> None:
        self._output = output
        self._parser: Any = None

    def __getattr__(self, name: str) -> Any:
        if self._parser is None:
            self._parser = importlib.import_module("matplotlib.mathtext").MathTextParser(self._output)
        return getattr(self._parser, name)


class _FontPatterns(ModuleType):
    """Stands for the parser of font patterns; ``importing`` is true while matplotlib reads its own settings.

    Those are in order, and checking them is all that the parser does with them.
    """

    importing = True

    def parse_fontconfig_pattern(self, pattern: str) -> dict[str, Any]:
        return {} if self.importing else dict(self._own().parse_fontconfig_pattern(pattern))

    def generate_fontconfig_pattern(self, properties: Any) -> str:
        return str(self._own().generate_fontconfig_pattern(properties))

    def _own(self) -> Any:
        return importlib.import_module(self.__name__)


@contextlib.contextmanager
def _standing_in(*modules: ModuleType) -> Iterator[None]:
    """Let ``modules`` be found under their names for a while, where nothing is yet."""
    new = [module for module in modules if module.__name__ not in sys.modules]
    for module in new:
        sys.modules[module.__name__] = module
    try:
        yield
    finally:
        for module in new:
            if sys.modules.get(module.__name__) is module:
                del sys.modules[module.__name__]


@contextlib.contextmanager
def deferred() -> Iterator[None]:
    """Import matplotlib inside this without what charts hardly need; everything stays importable after it."""
    patterns = _FontPatterns("matplotlib._fontconfig_pattern")
    formulas = ModuleType("matplotlib.mathtext")
    vars(formulas)["MathTextParser"] = _FormulaParser
    grammar = ModuleType("pyparsing")  # matplotlib only looks whether it is new enough, as the lock sees to
    vars(grammar)["__version__"] = "3.1"
    finders = (LateFinder(*_AT_FIRST_LOOK), _Flat())
    sys.meta_path[:0] = finders
    try:
        with _standing_in(patterns, formulas, grammar), warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Unable to import Axes3D")
            yield
    finally:
        patterns.importing = False
        for finder in finders:
            sys.meta_path.remove(finder)


def complete() -> None:
    """Read the parts that matplotlib consults without naming them: an axis may get names or days any time."""
    for name in ("category", "dates"):
        _ = importlib.import_module(f"matplotlib.{name}").units
