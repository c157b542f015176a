"""What a check answers: findings, pages, what was not judged. Frozen values, all lengths in millimetres.

Must not know PDF. A box counts from the top left corner of its page's trim (of the visible page where there
is no trim), y down, as the brochure's own formats do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from brochure.errors import Severity

if TYPE_CHECKING:
    from brochure.check.job import Job


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in millimetres: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def __str__(self) -> str:
        width, height = self.right - self.left, self.bottom - self.top
        return f"{width:.1f} x {height:.1f} mm at {self.left:.1f}, {self.top:.1f}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: ``page`` from 1, 0 for the whole file; ``boxes`` the first of ``count``.

    ``rule`` is the rule's id, ``source`` where the rule comes from, ``remedy`` what would mend it.
    """

    severity: Severity
    rule: str
    page: int
    what: str
    remedy: str
    source: str
    boxes: tuple[Box, ...] = ()
    count: int = 1

    def __str__(self) -> str:
        where = f"page {self.page}" if self.page else "file"
        place = f", {self.boxes[0]}" if self.boxes else ""
        more = f" ({self.count} places)" if self.count > 1 else ""
        return f"{self.rule} {where}{place}: {self.what}{more}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class PageReport:
    """One page: its visible size, and where the trim's top left lies on it, in millimetres."""

    number: int
    width: float
    height: float
    trim_left: float
    trim_top: float
    trim_width: float
    trim_height: float


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A rule that could not be judged on this file, and why."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """The answer of one check.

    ``demand`` names the set of rules, ``claims`` what the file says of itself. Notes are for information:
    a file with nothing but notes is clean. ``job`` is what a printer wants to know beside, where it was
    asked for.
    """

    demand: str
    claims: tuple[str, ...]
    pages: tuple[PageReport, ...]
    findings: tuple[Finding, ...]
    unjudged: tuple[Unjudged, ...]
    rules: int
    job: Job | None = None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that forbid delivery."""
        return tuple(f for f in self.findings if f.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that a person should judge."""
        return tuple(f for f in self.findings if f.severity == "warning")

    @property
    def clean(self) -> bool:
        """Whether there is neither an error nor a warning."""
        return not self.errors and not self.warnings
