"""The check itself: every rule that is demanded, and what it found, put together for people.

In: bytes or a file, and a profile. Out: :class:`Report`. Must not know single rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from brochure.check.catalogue import RULES
from brochure.check.demand import Demand, demand_of_claims, demand_of_profile
from brochure.check.document import Document, Page, opened
from brochure.check.job import job_of
from brochure.check.limits import BOXES, FINDINGS
from brochure.check.marks import Edges
from brochure.check.report import Finding, Report, Unjudged
from brochure.check.rule import Doubt, Flaw, Rule
from brochure.errors import Severity
from brochure.profiles import Profile, profile_of

Folds = Sequence[float] | Mapping[int, Sequence[float]]
"""Folds of every page, or by page number: mm from the trim's left edge."""

_PICTURE_DPI = 72.0
_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


def check(
    data: bytes | Path,
    profile: str | Profile | None = None,
    *,
    folds_mm: Folds = (),
    spots: Sequence[str] = (),
    plates: bool = True,
    job: bool = False,
) -> Report:
    """Judge a PDF by all rules of ``profile``, or of the standards that it claims when that is None.

    ``spots`` are inks that the job orders beside the profile's own, or those that a file of ours names.
    ``folds_mm`` are the folds' distances from the trim's left edge, on all pages or by page. ``plates``
    draws the plates of files whose ink can not be added up otherwise, which takes a part of a second a page;
    ``job`` asks for what a job sheet tells: the plates, the page with most ink, the smallest type.

    Raises CheckError when there is no PDF to be read, and DataError for an unknown profile.
    """
    return _checked(data, profile, folds_mm, spots, plates, None, job)[0]


def check_with_pictures(
    data: bytes | Path,
    profile: str | Profile | None = None,
    *,
    folds_mm: Folds = (),
    spots: Sequence[str] = (),
    plates: bool = True,
) -> tuple[Report, dict[int, bytes]]:
    """Judge as :func:`check` does; return also a PNG of each page with findings, by page number."""
    return _checked(data, profile, folds_mm, spots, plates, _PICTURE_DPI, False)


def _checked(
    data: bytes | Path,
    profile: str | Profile | None,
    folds_mm: Folds,
    spots: Sequence[str],
    plates: bool,
    dpi: float | None,
    job: bool,
) -> tuple[Report, dict[int, bytes]]:
    wanted = profile_of(profile) if isinstance(profile, str) else profile
    document = opened(data)
    try:
        demand = demand_of_profile(wanted) if wanted else demand_of_claims(document.said.claims)
        ordered = demand.spots if wanted else document.ordered
        demand = replace(demand, spots=(*ordered, *spots), plates=plates)
        if isinstance(folds_mm, Mapping):
            by_page = {page: tuple(folds) for page, folds in folds_mm.items()}
            demand = replace(demand, page_folds_mm=MappingProxyType(by_page))
        else:
            demand = replace(demand, folds_mm=tuple(folds_mm))
        report = judged(document, demand)
        if job:
            report = replace(report, job=job_of(document, demand.ink_limit))
        drawn = {f.page for f in report.findings if f.page} if dpi else set()
        pictures = {
            page.number: picture
            for page in document.pages
            if page.number in drawn and (picture := document.drawing.png(page, dpi or _PICTURE_DPI))
        }
        return report, pictures
    finally:
        document.close()


def judged(document: Document, demand: Demand, rules: Iterable[Rule] = RULES) -> Report:
    """Judge an open document by those of ``rules`` that ``demand`` asks for."""
    findings: list[Finding] = []
    unjudged: list[Unjudged] = []
    asked = [rule for rule in rules if rule.traits & demand.traits]
    for rule in asked:
        flaws = list(rule.judge(document, demand))
        unjudged += [Unjudged(rule.id, flaw.why) for flaw in flaws if isinstance(flaw, Doubt)]
        findings += _gathered(rule, demand, [flaw for flaw in flaws if isinstance(flaw, Flaw)])
    findings.sort(key=lambda f: (_ORDER[f.severity], f.page))
    return Report(
        demand.name,
        document.said.claims,
        tuple(page.report() for page in document.pages),
        tuple(findings),
        tuple(unjudged),
        len(asked),
    )


def _gathered(rule: Rule, demand: Demand, flaws: list[Flaw]) -> list[Finding]:
    """Return one finding for all flaws of a page that say the same, the first ``FINDINGS`` of a rule."""
    together: dict[tuple[Severity, int, str, str], tuple[Page | None, list[Edges], list[int]]] = {}
    for flaw in flaws:
        severity = demand.severities.get(rule.id) or flaw.severity or rule.severity
        number = flaw.page.number if flaw.page else 0
        key = severity, number, flaw.what, flaw.remedy or rule.remedy
        _, boxes, count = together.setdefault(key, (flaw.page, [], [0]))
        count[0] += 1
        if flaw.box is not None and len(boxes) < BOXES:
            boxes.append(flaw.box)
    findings = [
        Finding(severity, rule.id, number, what, remedy, rule.source,
                tuple(page.box(box) for box in boxes) if page else (), count[0])
        for (severity, number, what, remedy), (page, boxes, count) in together.items()
    ]  # fmt: skip
    if len(findings) <= FINDINGS:
        return findings
    findings.sort(key=lambda f: (_ORDER[f.severity], f.page))
    left = findings[FINDINGS:]
    worst = left[0].severity
    more = Finding(worst, rule.id, 0, f"{len(left)} more findings of this rule", rule.remedy, rule.source)
    return [*findings[:FINDINGS], more]
