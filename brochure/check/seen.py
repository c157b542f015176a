"""What the interpreter gathers while it goes through a page, and how much it may still do.

Must not know rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from brochure.check.fonts import Font
from brochure.check.layers import Layers
from brochure.check.limits import MARKS, OPERATORS
from brochure.check.marks import Edges, Mark, Origin
from brochure.check.objects import Key
from brochure.check.spaces import Space


@dataclass(slots=True)
class Budget:
    """What is left of the limits of one file, and what its pages share."""

    layers: Layers
    operators: int = OPERATORS
    marks: int = MARKS
    fonts: dict[Key, Font] = field(default_factory=dict)

    @property
    def spent(self) -> bool:
        """Whether nothing is left."""
        return self.operators <= 0 or self.marks <= 0


@dataclass(slots=True)
class Seen:
    """What one page holds, in the order in which it is painted.

    ``fonts``, ``states``, ``spaces`` come from all resources on the way, used or not; ``missing`` are names
    that the resources do not explain; ``unread`` streams that could not be read; ``damage`` counts what is no
    instruction; ``groups`` are transparency groups: space (family unknown where none is said), what they are
    part of, box; ``cut`` tells that a limit was reached.
    """

    marks: list[Mark] = field(default_factory=list)
    fonts: dict[str, Font] = field(default_factory=dict)
    states: list[tuple[str, Any]] = field(default_factory=list)
    spaces: list[tuple[str, Space]] = field(default_factory=list)
    groups: list[tuple[Space, Origin, Edges]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    postscript: int = 0
    layered: bool = False
    content_ids: dict[int, str] = field(default_factory=dict)
    repeated_ids: set[int] = field(default_factory=set)
    unread: int = 0
    damage: int = 0
    cut: bool = False
