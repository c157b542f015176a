"""Errors and findings: where, what, remedy.

An error stops the work and is raised; a finding is put before a person and is collected. Nothing is only
logged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Self

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was said: a file (as the user named it), a line and a column from 1, a key path."""

    file: str
    line: int = 0
    column: int = 0
    key: str = ""

    def __str__(self) -> str:
        where = self.file
        if self.line:
            where += f":{self.line}:{self.column}"
        return f"{where} {self.key}" if self.key else where


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing for a person's judgment. ``code`` is stable and short, such as ``fact-to-confirm``.

    ``text`` is the text that it is about, whole, where its place in the data is yet to be found by it.
    """

    severity: Severity
    code: str
    what: str
    remedy: str = ""
    place: Place | None = None
    text: str = ""

    def __str__(self) -> str:
        text = f"{self.place}: {self.what}" if self.place else self.what
        return f"{text}; {self.remedy}" if self.remedy else text


class BrochureError(Exception):
    """The base of all errors that a user can mend; carries one or more findings, printed a line each."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings
        super().__init__("\n".join(str(finding) for finding in findings))

    @classmethod
    def of(cls, code: str, what: str, remedy: str = "", place: Place | None = None) -> BrochureError:
        """Return an error with a single finding."""
        return cls(Finding("error", code, what, remedy, place))

    def placed(self, place: Place | None) -> Self:
        """Return the same error; findings that do not say where are at ``place``."""
        return type(self)(*(replace(f, place=f.place or place) for f in self.findings))

    @classmethod
    def all(cls, findings: Iterable[Finding]) -> BrochureError:
        """Return one error that carries all ``findings``."""
        return cls(*findings)


class DataError(BrochureError):
    """The brochure's files say something that can not be right."""


class RefusedError(BrochureError):
    """The data is sound, but a strict build does not accept its warnings."""


class AssetError(BrochureError):
    """A font, picture or profile is missing, broken or of the wrong kind."""


class TextError(BrochureError):
    """A text can not be set: no glyph, no font for its language."""


class LayoutError(BrochureError):
    """Something does not fit its page."""


class PaintError(BrochureError):
    """A document asks for what its profile forbids."""


class CheckError(BrochureError):
    """A file can not be read for checking."""


def report(findings: Sequence[Finding]) -> list[str]:
    """Return findings as lines, each once, in order."""
    return list(dict.fromkeys(f"{finding.severity}: {finding}" for finding in findings))
