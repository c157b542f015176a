"""A report as text and as JSON. In: :class:`Report`. Out: lines, or plain values. Must not know PDF."""

from __future__ import annotations

from typing import Any

from brochure.check.report import Box, Finding, Report

_COLUMNS = ("severity", "rule", "page", "place", "what is wrong")


def lines(report: Report, name: str) -> list[str]:
    """Return a report as a table for a terminal; below a rule's first finding what would mend it."""
    claims = ", ".join(report.claims) or "no standard"
    count = len(report.pages)
    said = [
        f"{name}: {count} page{'s' * (count != 1)}, claims {claims}; {report.rules} rules ({report.demand})"
    ]
    rows = [_row(finding) for finding in report.findings]
    if rows:
        widths = [max(len(row[i]) for row in (_COLUMNS, *rows)) for i in range(4)]
        said += ["", _line(_COLUMNS, widths)]
        told: set[str] = set()
        for finding, row in zip(report.findings, rows, strict=True):
            said.append(_line(row, widths))
            if finding.remedy not in told:
                told.add(finding.remedy)
                said.append(f"{' ' * (sum(widths) + 8)}-> {finding.remedy}")
    said.append("")
    said += [f"not judged: {doubt.rule}: {doubt.why}" for doubt in report.unjudged]
    return [*said, summary(report)]


def summary(report: Report) -> str:
    """Return the verdict in one line."""
    notes = len(report.findings) - len(report.errors) - len(report.warnings)
    held = ((len(report.errors), "error"), (len(report.warnings), "warning"), (notes, "note"))
    counts = ", ".join(_many(count, word) for count, word in held)
    return f"{'clean' if report.clean else 'findings'}: {counts}"


def as_json(report: Report, name: str) -> dict[str, Any]:
    """Return a report as values that JSON can write; lengths in millimetres from the trim's top left."""
    return {
        "file": name,
        "clean": report.clean,
        "demand": report.demand,
        "claims": list(report.claims),
        "rules": report.rules,
        "pages": [
            {"page": p.number, "trim_mm": [p.trim_width, p.trim_height], "visible_mm": [p.width, p.height]}
            for p in report.pages
        ],
        "findings": [
            {
                "severity": f.severity,
                "rule": f.rule,
                "page": f.page or None,
                "what": f.what,
                "remedy": f.remedy,
                "source": f.source,
                "count": f.count,
                "boxes_mm": [_edges(box) for box in f.boxes],
            }
            for f in report.findings
        ],
        "unjudged": [{"rule": doubt.rule, "why": doubt.why} for doubt in report.unjudged],
    }


def _edges(box: Box) -> list[float]:
    return [box.left, box.top, box.right, box.bottom]


def _row(finding: Finding) -> tuple[str, str, str, str, str]:
    many = f" ({finding.count} places)" if finding.count > 1 else ""
    place = str(finding.boxes[0]) if finding.boxes else ""
    return finding.severity, finding.rule, str(finding.page or "-"), place, finding.what + many


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
    return "  ".join([*cells, *row[len(widths) :]]).rstrip()


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
