"""Two languages beside each other: what a reader of the finished file measures."""

from __future__ import annotations

import ctypes
from itertools import pairwise

import pypdfium2
import pypdfium2.raw
import pytest

from benchmarks.typeset import GUTTER, MARGIN, typeset
from brochure.paint import paint
from brochure.profiles import profile_of
from brochure.text.style import TextStyle
from brochure.units import mm

COLUMNS = {
    "zh-Hans": [
        "园区位于渝东南的群山之间，2003年7月成立，目前已有140余家企业入驻。",
        "新材料、生物医药与农副产品加工等产业，构成了园区今后发展的支柱（详见第3章）。",
        "欢迎来访。",
    ],
    "en": [
        "The park lies in the mountains of southeastern Chongqing and was founded in July 2003; more than 140 "
        "enterprises work there today.",
        "New materials, biomedicine and food are the pillars of its further development (see chapter 3).",
        "Do come.",
    ],
}


def baselines(data: bytes) -> list[tuple[float, float, str]]:
    """Return the origin of every visible character: its height from the page's foot, x, and itself."""
    page = pypdfium2.PdfDocument(data)[0]
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    found = []
    for i in range(pypdfium2.raw.FPDFText_CountChars(text.raw)):
        char = chr(pypdfium2.raw.FPDFText_GetUnicode(text.raw, i))
        if not char.isspace() and not pypdfium2.raw.FPDFText_IsGenerated(text.raw, i):
            pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, i, x, y)
            found.append((y.value, x.value, char))
    return found


@pytest.mark.parametrize("measure_mm", [50, 70, 100])
def test_pairs_start_level(measure_mm: float) -> None:
    """In the file, paragraph n begins in both columns on the same baseline, and all lines stand on one grid."""
    style = TextStyle("sans", 400, 10.0, 16.0, align="justified", hyphenate=True)
    data = paint(typeset(COLUMNS, style, mm(measure_mm)), profile_of("plain"))
    second = MARGIN + mm(measure_mm) + GUTTER / 2
    columns = ([at for at in baselines(data) if (at[1] > second) == right] for right in (False, True))
    starts = []
    for column, paragraphs in zip(columns, COLUMNS.values(), strict=True):
        rest = iter(column)
        firsts = []
        for paragraph in paragraphs:
            firsts.append(next(y for y, _, char in rest if char == paragraph[0]))
            for _ in range(len("".join(paragraph.split())) - 2):
                next(rest)
        starts.append(firsts)
        grid = sorted({round(y, 3) for y, _, _ in column})
        assert all((b - a) % 16 == pytest.approx(0, abs=0.002) for a, b in pairwise(grid))
    assert starts[0] == pytest.approx(starts[1], abs=0.004)
    assert len(set(starts[0])) == 3
