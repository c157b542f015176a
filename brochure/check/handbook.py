"""The reference of all rules as Markdown, made from the rules themselves.

In: the catalogue. Out: the text of ``docs/preflight.md``; ``python -m brochure.check.handbook`` prints it.
"""

from __future__ import annotations

import sys

from brochure.check.catalogue import FAMILIES, RULES
from brochure.check.demand import ANY, PDFA, PRINT, TAGGED, UA, X1A, X4, Demand, X
from brochure.check.limits import BOXES
from brochure.check.rule import Rule

_TRAITS = {
    ANY: "every PDF",
    PRINT: "print",
    X: "PDF/X",
    X1A: "PDF/X-1a",
    X4: "PDF/X-4",
    UA: "PDF/UA",
    PDFA: "PDF/A",
    TAGGED: "PDF/UA, PDF/A level a",
}

_HEAD = """\
# Preflight

`brochure check FILE.pdf` judges a finished PDF, this program's or another's, by {count} rules. It reads nothing but the
file. This page is made from the rules (`python -m brochure.check.handbook`), and a test holds it against them.

Which rules are asked follows from what the file claims to be (PDF/X-1a, PDF/X-4, PDF/A, PDF/UA), or from
`--profile NAME`. Exit status: 0 clean, 1 findings, 2 unreadable. An **error** forbids delivery, a **warning** is for a
person to judge, a **note** says what was done on purpose: a file with notes only is clean. In files that this program
made, lines from {own_line:g} mm and the themes' light tints (from {own_tint:g} %) are notes.

Every build judges each of its files so before it is written. The table and `--json` show the verdict, and errors and
warnings as findings. A file with an error is not delivered: it is kept as `NAME.rejected.pdf`, what an earlier build had
delivered under the name is renamed to `NAME.previous.pdf`, and the build ends with exit status 1. The next good
build clears both away. Where pages are imposed, they are judged before they go on sheets.

| option | what for |
|---|---|
| `--profile NAME` | judge by this delivery profile, whatever the file claims |
| `--data PATH` | the brochure whose own profile (`profiles.yaml`) `--profile` names |
| `--spot INK` | a spot ink that the job orders, by the name of its plate; may be given again. A file of ours names its own |
| `--fold MM` | a fold, in mm from the trim's left edge; type near it is found; may be given again |
| `--html OUT` | one web page with pictures of the pages and the findings drawn on them |
| `--json` | one JSON object instead of the table |

`--json` gives `file`, `clean`, `demand` (what it was judged by), `claims`, `rules` (how many were asked), `pages` (`page`,
`trim_mm`, `visible_mm`), `findings` (`severity`, `rule`, `page` or null for the whole file, `what`, `remedy`, `source`,
`count`, `boxes_mm` as left, top, right, bottom of the first {boxes} places) and `unjudged` (`rule`, `why`). Of a file that can
not be read there is no JSON, only a line on standard error that names the file.

Places count in millimetres from the trim's top left corner, y down. Content is followed through forms, patterns, soft
masks, Type 3 glyphs, inline pictures and annotations' appearances; layers that are not printed are passed over. Sizes,
widths and resolutions are those after all transforms. Ink is added up colour by colour; where pictures, transparency
or overprint make that impossible, plates are drawn and measured.

## Thresholds

| what | value |
|---|---|
{thresholds}
"""


def page() -> str:
    """Return the page."""
    d = Demand("", frozenset())
    thresholds = {
        "smallest type": f"{d.type_size:g} pt",
        "smallest type reversed, or in several inks": f"{d.reversed_size:g} pt",
        "dark type below this is black alone": f"{d.black_type_below:g} pt",
        "black type below this overprints": f"{d.overprint_type_below:g} pt",
        "black lines below this overprint": f"{d.overprint_line_below:g} pt",
        "thinnest line": f"{d.line_mm:g} mm",
        "thinnest line in several inks": f"{d.multi_ink_line:g} pt",
        "lightest tint": f"{100 * d.tint:g} %",
        "most ink, as the mean of 15 x 15 mm": f"{100 * d.ink_limit:g} %, or the profile's",
        "most ink of black type": f"{100 * d.rich_black:g} %",
        "bleed": f"{d.bleed_mm:g} mm, or the profile's",
        "contrast of type in grey": f"{d.contrast:g} : 1, from {d.large_type:g} pt {d.contrast_large:g} : 1",
        "type from trim and folds": f"{d.safety_mm:g} mm",
        "photographs": f"{d.photograph_ppi[1]:g} ppi, error below {d.photograph_ppi[0]:g}",
        "pictures of two tones": f"{d.bitmap_ppi[1]:g} ppi, error below {d.bitmap_ppi[0]:g}",
        "module of a QR code": f"{d.code_module_mm:g} mm",
        "quiet zone of a QR code": f"{d.code_quiet} modules",
    }
    head = _HEAD.format(
        count=len(RULES),
        boxes=BOXES,
        own_line=d.own_line_mm,
        own_tint=100 * d.own_tint,
        thresholds="\n".join(f"| {what} | {value} |" for what, value in thresholds.items()),
    )
    return "\n".join([head, *(_family(title, rules) for title, rules in FAMILIES)])


def _family(title: str, rules: tuple[Rule, ...]) -> str:
    rows = [f"## {title}", ""]
    for rule in rules:
        traits = ", ".join(sorted(_TRAITS[trait] for trait in rule.traits))
        rows += [
            f"**{rule.id}** ({rule.severity}; {traits}): {rule.title}.",
            f"Remedy: {rule.remedy}. Source: {rule.source}."
            + (f" Does not see: {rule.blind}." if rule.blind else ""),
            "",
        ]
    return "\n".join(rows)


if __name__ == "__main__":
    sys.stdout.write(page())
