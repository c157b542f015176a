"""How artwork is refused: always with the file's name, the reason and what would be right."""

from __future__ import annotations

from brochure.errors import AssetError, Finding, Place

TO_OUTLINES = "export it again with everything as plain paths (Illustrator: Expand, Inkscape: Stroke to Path)"


class Refused(Exception):  # noqa: N818  (it becomes an AssetError where the file is known)
    """Something that can not be placed. ``code`` is short and stable."""

    def __init__(self, code: str, what: str, remedy: str) -> None:
        super().__init__(what)
        self.code, self.what, self.remedy = code, what, remedy

    def of(self, file: str, place: Place | None) -> AssetError:
        """Return the error for people; ``file`` is the artwork's name."""
        error = AssetError.of(f"artwork-{self.code}", f"artwork {file}: {self.what}", self.remedy, place)
        assert isinstance(error, AssetError)
        return error


def warning(file: str, code: str, what: str, remedy: str, place: Place | None) -> Finding:
    """Return a finding on artwork that is placed all the same."""
    return Finding("warning", f"artwork-{code}", f"artwork {file}: {what}", remedy, place)
