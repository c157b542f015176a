"""A report as one web page that needs nothing else: pictures of pages, findings drawn on them.

In: :class:`Report` and a picture for each page with findings. Out: HTML. Must not know PDF.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from html import escape

from brochure.check.report import Finding, PageReport, Report
from brochure.check.wording import summary

_LEAST_MM = 2.0  # a box smaller than this is drawn larger, or nobody would see it

_STYLE = """
:root{--error:#b3261e;--warning:#a86400;--note:#45617d;--ink:#1d1d1b;--line:#d8d5cc;--ground:#f6f4ee}
*{box-sizing:border-box}
body{margin:0;font:15px/1.5 system-ui,"Noto Sans SC",sans-serif;color:var(--ink);background:var(--ground)}
main{max-width:76rem;margin:0 auto;padding:2rem 1.5rem 4rem}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .25rem;overflow-wrap:anywhere}
h2{font-size:1.1rem;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--line)}
p{margin:.25rem 0}
.verdict{font-weight:700}
.page{display:grid;grid-template-columns:minmax(0,26rem) minmax(0,1fr);gap:1.5rem;align-items:start}
.sheet{position:relative;background:#fff;box-shadow:0 0 0 1px var(--line)}
.sheet img,.sheet svg{display:block;width:100%;height:auto}
.sheet img+svg{position:absolute;inset:0;height:100%}
rect{fill-opacity:.12;stroke-width:.5}
rect.error{fill:var(--error);stroke:var(--error)}
rect.warning{fill:var(--warning);stroke:var(--warning)}
rect.note{fill:var(--note);stroke:var(--note);fill-opacity:.04;stroke-width:.25}
rect.trim{fill:none;stroke:#1d1d1b;stroke-width:.2;stroke-dasharray:1.5 1}
text{font:700 4px system-ui,sans-serif}
text.error{fill:var(--error)}text.warning{fill:var(--warning)}text.note{fill:var(--note)}
ol{margin:0;padding:0;list-style:none}
li{padding:.5rem 0 .5rem .75rem;border-left:4px solid var(--line);margin-bottom:.5rem}
li.error{border-color:var(--error)}li.warning{border-color:var(--warning)}li.note{border-color:var(--note)}
.rule{font-weight:700}.error .rule{color:var(--error)}.warning .rule{color:var(--warning)}
.note .rule{color:var(--note)}
small{color:#5c5a54;display:block}
@media(max-width:48rem){.page{grid-template-columns:1fr}}
@media print{body{background:#fff}.page{break-inside:avoid}}
"""


def webpage(report: Report, name: str, pictures: Mapping[int, bytes]) -> str:
    """Return a report as HTML; ``pictures`` are PNG files by page number."""
    claims = ", ".join(report.claims) or "no standard"
    parts = [
        f"<h1>{escape(name)}</h1>",
        f'<p class="verdict">{escape(summary(report))}</p>',
        f"<p>{len(report.pages)} pages; claims {escape(claims)}; judged by {report.rules} rules"
        f" ({escape(report.demand)}). Places count in millimetres from the trim’s top left.</p>",
    ]
    whole = [f for f in report.findings if not f.page]
    if whole:
        parts += ["<h2>The whole file</h2>", _listed(whole)]
    for page in report.pages:
        findings = [f for f in report.findings if f.page == page.number]
        if findings:
            parts += [f"<h2>Page {page.number}</h2>", _page(page, findings, pictures.get(page.number))]
    if report.unjudged:
        said = "".join(f"<li><span>{escape(d.rule)}: {escape(d.why)}</span></li>" for d in report.unjudged)
        parts += ["<h2>Not judged</h2>", f"<ol>{said}</ol>"]
    body = "\n".join(parts)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(name)}: preflight</title><style>{_STYLE}</style></head>\n<body><main>\n{body}\n"
        "</main></body></html>\n"
    )


def _page(page: PageReport, findings: list[Finding], picture: bytes | None) -> str:
    image = ""
    if picture:
        data = base64.b64encode(picture).decode("ascii")
        image = f'<img alt="Page {page.number}" src="data:image/png;base64,{data}">'
    shapes = [
        f'<rect class="trim" x="0" y="0" width="{page.trim_width}" height="{page.trim_height}"/>',
    ]
    # Errors are drawn last, so that they lie on top.
    for number, finding in reversed(list(enumerate(findings, 1))):
        shapes += _shapes(number, finding)
    view = f"{-page.trim_left} {-page.trim_top} {page.width} {page.height}"
    drawn = f'<svg viewBox="{view}" role="img" aria-label="Places of the findings">{"".join(shapes)}</svg>'
    return f'<div class="page"><div class="sheet">{image}{drawn}</div>{_listed(findings)}</div>'


def _shapes(number: int, finding: Finding) -> list[str]:
    shapes = []
    for index, box in enumerate(finding.boxes):
        width, height = max(box.right - box.left, _LEAST_MM), max(box.bottom - box.top, _LEAST_MM)
        x, y = (box.left + box.right - width) / 2, (box.top + box.bottom - height) / 2
        place = f'x="{x:.2f}" y="{y:.2f}"'
        title = f"<title>{number}. {escape(finding.what)}</title>"
        size = f'width="{width:.2f}" height="{height:.2f}"'
        shapes.append(f'<rect class="{finding.severity}" {place} {size}>{title}</rect>')
        if index == 0 and finding.severity != "note":
            shapes.append(f'<text class="{finding.severity}" x="{x:.2f}" y="{y - 0.8:.2f}">{number}</text>')
    return shapes


def _listed(findings: list[Finding]) -> str:
    items = []
    for number, f in enumerate(findings, 1):
        many = f" ({f.count} places)" if f.count > 1 else ""
        place = f"{escape(str(f.boxes[0]))} · " if f.boxes else ""
        items.append(
            f'<li class="{f.severity}"><span class="rule">{number}. {f.severity} {escape(f.rule)}</span> '
            f"{escape(f.what)}{many}<br>{escape(f.remedy[:1].upper() + f.remedy[1:])}."
            f"<small>{place}{escape(f.source)}</small></li>"
        )
    return f"<ol>{''.join(items)}</ol>"
