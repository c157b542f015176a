"""Amounts of the wrong measure and things that stand twice, planted one at a time in the demo park."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from brochure.errors import BrochureError
from brochure.load import load

DEMO = Path(__file__).parents[2] / "data" / "demo-park"
PLANTED = {
    "area": ("plots.csv", ",mu,", ",km,", "km measures no area"),
    "reach": ("location.yaml", "unit: h}", "unit: kg}", "kg measures no time and no distance"),
    "shares": (
        "sustainability.yaml",
        "energy:\n  - {name: {en: Hydropower, zh-Hans: 水电}, share: 38",
        "energy:\n  - {name: {en: Hydropower, zh-Hans: 水电}, share: 68",
        "the shares make 130 per cent together",
    ),
    "group": ("costs.yaml", "id: rent", "id: land", "the group 'land' stands twice"),
    "consent": ("testimonials.yaml", "consent: true", "consent: yes", "true or false is wanted"),
    "agreed": ("companies.csv", "2009,2026-03,true", "9,2026-03,true", "too small"),
    "order": ("brochure.yaml", "order: intl", "order: [cover, coasts]", "did you mean 'costs'"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_one_line_at_its_place(name: str, tmp_path: Path) -> None:
    """Each is one line that says what is wrong, in the file and line where it stands."""
    file, old, new, said = PLANTED[name]
    folder = tmp_path / "park"
    shutil.copytree(DEMO, folder)
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BrochureError) as caught:
        load(folder)
    (finding,) = caught.value.findings
    assert said in f"{finding.what}; {finding.remedy}"
    assert finding.place is not None and Path(finding.place.file).name == file
    assert finding.place.line == text[: text.index(old)].count("\n") + 1
