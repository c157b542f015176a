"""Translucent shapes become opaque pieces that look the same."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from artwork_samples import loaded, painted

from brochure.errors import AssetError
from brochure.text.typesetter import Typesetter

RED, BLUE = (255, 0, 0), (0, 0, 255)


def seen(folder: Path, body: str, typesetter: Typesetter, *points: tuple[int, int]) -> list[tuple[int, ...]]:
    """Return the colours at points (px) of the artwork on a screen."""
    data = painted(loaded(folder, body, typesetter))
    with pdfium.PdfDocument(data) as pdf:
        image = pdf[0].render(scale=96 / 72).to_pil().convert("RGB")
    return [image.getpixel(point) for point in points]


def near(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return all(abs(u - v) <= 2 for u, v in zip(a, b, strict=True))


def test_a_translucent_shape_mixes_with_what_lies_below(tmp_path: Path, typesetter: Typesetter) -> None:
    """Half blue on white and on red, within a shape, shows each mixture in its place."""
    body = (
        '<rect width="60" height="60" fill="#f00"/>'
        '<circle cx="60" cy="60" r="30" fill="#00f" fill-opacity=".5"/>'
    )
    below, over, alone = seen(tmp_path, body, typesetter, (10, 10), (50, 50), (75, 75))
    assert near(below, RED) and near(over, (127, 0, 128)) and near(alone, (127, 127, 255))


def test_a_translucent_group_is_one_thing(tmp_path: Path, typesetter: Typesetter) -> None:
    """In a translucent group the upper shape hides the lower one, and both let the ground through."""
    body = (
        '<g opacity=".5"><rect width="60" height="60" fill="#f00"/>'
        '<rect x="30" y="30" width="60" height="60" fill="#00f"/></g>'
    )
    lower, upper = seen(tmp_path, body, typesetter, (10, 10), (50, 50))
    assert near(lower, (255, 128, 128)) and near(upper, (128, 128, 255))


def test_opacity_of_stops_is_mixed(tmp_path: Path, typesetter: Typesetter) -> None:
    """A gradient from nothing to red ends in red and begins in what lies below."""
    body = (
        '<linearGradient id="g"><stop stop-color="#f00" stop-opacity="0"/><stop offset="1" stop-color="#f00"/>'
        '</linearGradient><rect width="100" height="50" fill="#00f"/>'
        '<rect width="100" height="100" fill="url(#g)"/>'
    )
    blue, middle, white, red = seen(tmp_path, body, typesetter, (1, 20), (50, 20), (1, 80), (98, 80))
    assert near(white, (255, 252, 252)) and red[0] > 250 and red[1] < 8
    assert blue[2] > 248 and abs(middle[0] - 128) < 6 and abs(middle[2] - 127) < 6


def test_the_file_holds_no_transparency(tmp_path: Path, typesetter: Typesetter) -> None:
    """Even for PDF/X-1a a translucent logo is painted, by opaque pieces."""
    body = '<rect width="60" height="60" fill="#f00"/><circle cx="60" cy="60" r="30" opacity=".5"/>'
    data = painted(loaded(tmp_path, body, typesetter), "print-x1a")
    assert b"/ca" not in data and b"/SMask" not in data


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ('<filter id="f"/><rect width="9" height="9" filter="url(#f)"/>', "filters pixels"),
        ('<mask id="f"/><rect width="9" height="9" mask="url(#f)"/>', "masks by tone"),
        ('<rect width="9" height="9" style="mix-blend-mode:multiply"/>', "blends colours"),
        ('<path d="M0 0L9 9" stroke="#000"/><path d="M9 0L0 9" stroke="#000" opacity=".5"/>', "crosses another line"),
    ],
)  # fmt: skip
def test_what_can_not_be_made_flat_is_refused(
    tmp_path: Path, typesetter: Typesetter, body: str, what: str
) -> None:
    """Filters, masks, blend modes and crossing translucent lines are refused with a word on what to do."""
    with pytest.raises(AssetError, match=what) as caught:
        loaded(tmp_path, body, typesetter).drawn(())
    (finding,) = caught.value.findings
    assert "logo.svg" in finding.what and finding.remedy
