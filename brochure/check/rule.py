"""The shape of a rule: what it asks, where that comes from, what it can not see, and how it judges.

Must not know any single rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from brochure.check.demand import Demand
from brochure.check.document import Document, Page
from brochure.check.marks import Edges
from brochure.errors import Severity


@dataclass(frozen=True, slots=True)
class Flaw:
    """One place where a rule is broken. ``severity`` and ``remedy`` overrule the rule's own."""

    what: str
    page: Page | None = None
    box: Edges | None = None
    severity: Severity | None = None
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a rule could not judge on this file."""

    why: str


Judge = Callable[[Document, Demand], Iterable[Flaw | Doubt]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. It applies where one of its ``traits`` is demanded.

    ``blind`` says what the rule can not see; a rule without a blind spot has an empty one.
    """

    id: str
    severity: Severity
    traits: frozenset[str]
    title: str
    remedy: str
    source: str
    blind: str
    judge: Judge
