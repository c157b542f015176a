"""Modules that are executed at the first look into them, for libraries that import more than they use.

Names of modules come in. It must not know what they are for.
"""

from __future__ import annotations

import importlib.machinery
import importlib.util
import sys
from collections.abc import Sequence
from types import ModuleType


class LateFinder:
    """Finds the modules called ``names`` as ones that stay empty until somebody takes something from them.

    ``import x`` and ``from . import x`` leave them empty, ``from x import y`` does not.
    """

    def __init__(self, *names: str) -> None:
        self._names = frozenset(names)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return the module's specification with a lazy loader, None for any other module (PEP 451)."""
        if fullname not in self._names:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path)
        if spec is not None and spec.loader is not None:
            spec.loader = importlib.util.LazyLoader(spec.loader)
        return spec


def read_late(*names: str) -> None:
    """Execute the modules called ``names``, if they are not there yet, only when they are first needed."""
    if not any(isinstance(finder, LateFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, LateFinder(*names))
