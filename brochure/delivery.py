"""The last stage: a painted file is judged by the preflight, then delivered, or kept beside as rejected.

In: a file's bytes and its profile. Out: files, each whole or not there. A print file is delivered with a job
sheet for the printer. Must not know how the bytes were made.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.errors import BrochureError, Finding, LayoutError

if TYPE_CHECKING:
    from brochure.check import Report
    from brochure.profiles import Profile

REJECTED, PREVIOUS, JOB_SHEET = ".rejected.pdf", ".previous.pdf", "-jobsheet.pdf"

SheetMaker = Callable[[bytes, "Report"], bytes]
"""Makes the job sheet of a print file from its bytes and what the preflight found."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Painted pages and what the preflight says of them; ``sheet`` is the job sheet, None for no print file.

    ``findings`` are the preflight's errors and warnings as a build reports them.
    """

    data: bytes
    report: Report
    sheet: bytes | None
    findings: tuple[Finding, ...]

    @property
    def rejected(self) -> bool:
        """Whether an error forbids delivery."""
        return bool(self.report.errors)

    @property
    def verdict(self) -> str:
        """The preflight's answer in a word or two."""
        errors, warnings = len(self.report.errors), len(self.report.warnings)
        if errors:
            return f"rejected: {errors} error{'s' * (errors > 1)}"
        return f"{warnings} warning{'s' * (warnings > 1)}" if warnings else "clean"


def judge(
    data: bytes,
    name: str,
    profile: Profile,
    sheet: SheetMaker,
    folds_mm: Mapping[int, Sequence[float]] | None = None,
) -> Judged:
    """Judge ``data``, to be called ``name``, by what ``profile`` demands; make a print file's job sheet.

    ``folds_mm`` are each page's folds, from the trim's left edge.
    """
    from brochure.check import check

    printed = profile.black is not None
    report = check(data, profile, job=printed, folds_mm=folds_mm or ())
    found = _told(report, name)
    if report.errors or not printed:
        return Judged(data, report, None, found)
    try:
        return Judged(data, report, sheet(data, report), found)
    except LayoutError as error:
        # The print file is good; its sheet can be made by hand.
        return Judged(data, report, None, (*found, *(_softened(one) for one in error.findings)))


def _told(report: Report, name: str) -> tuple[Finding, ...]:
    """Return the errors and warnings of a preflight as findings of a build."""
    told = []
    for found in (*report.errors, *report.warnings):
        place = f", {found.boxes[0]}" if found.boxes else ""
        where = f"page {found.page}{place}: " if found.page else ""
        more = f" ({found.count} places)" if found.count > 1 else ""
        what = f"{name}: {found.rule} {where}{found.what}{more}"
        told.append(Finding(found.severity, found.rule, what, found.remedy))
    return tuple(told)


def _softened(found: Finding) -> Finding:
    return Finding("warning", "no-job-sheet", f"no job sheet was made: {found.what}", found.remedy)


@dataclass(frozen=True, slots=True)
class Delivered:
    """One file on the disk: its ``part`` ("" for the main one), its size in bytes, its job sheet if any."""

    part: str
    file: Path
    bytes: int
    job_sheet: Path | None


def deliver(judged: Judged, folder: Path, stem: str, files: Mapping[str, bytes]) -> list[Delivered]:
    """Write what was made of the judged pages to ``folder``: ``files`` by their part.

    A good file is ``<stem>.pdf``, or ``<stem>-<part>.pdf``. Of a rejected one, its pages are kept as
    ``<stem>.rejected.pdf``, and what an earlier build delivered under the good names is renamed to end in
    ``.previous.pdf``: nobody takes it for the new one, and it is not lost. The next good file clears both
    away.
    """
    names = {part: folder / f"{stem}-{part}.pdf" if part else folder / f"{stem}.pdf" for part in files}
    sheet, rejected = folder / f"{stem}{JOB_SHEET}", folder / f"{stem}{REJECTED}"
    if judged.rejected:
        write_whole(rejected, judged.data)
        for stale in (*names.values(), sheet):
            _renamed(stale, _previous(stale))
        return [Delivered("", rejected, len(judged.data), None)]
    for part, data in files.items():
        write_whole(names[part], data)
    if judged.sheet is not None:
        write_whole(sheet, judged.sheet)
    else:
        _removed(sheet)
    for stale in (rejected, *(_previous(file) for file in (*names.values(), sheet))):
        _removed(stale)
    return [
        Delivered(part, names[part], len(data), sheet if judged.sheet is not None and not part else None)
        for part, data in files.items()
    ]


def _previous(file: Path) -> Path:
    return file.with_name(f"{file.stem}{PREVIOUS}")


def _renamed(file: Path, name: Path) -> None:
    with _told_apart(file), contextlib.suppress(FileNotFoundError):
        os.replace(file, name)


def _removed(file: Path) -> None:
    with _told_apart(file):
        file.unlink(missing_ok=True)


def write_whole(file: Path, data: bytes) -> None:
    """Write ``data`` to ``file`` so that a reader sees the old file or the new one, never a torn one."""
    with _told_apart(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        with _temporary_beside(file) as (handle, name):
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(name, file)


@contextlib.contextmanager
def _told_apart(file: Path) -> Iterator[None]:
    """Say which file could not be written, and what to do."""
    try:
        yield
    except OSError as error:
        raise BrochureError.of(
            "not-writable", f"can not write {file} ({error.strerror})", "close the file or choose --out DIR"
        ) from error


@contextlib.contextmanager
def _temporary_beside(file: Path) -> Iterator[tuple[int, str]]:
    """Give a new file in the same folder (a rename must stay on one file system); remove it on failure."""
    handle, name = tempfile.mkstemp(prefix=f".{file.stem}-", suffix=".part", dir=file.parent)
    try:
        if os.name == "posix":
            # mkstemp hides its file from everyone else; a delivered one is as open as any that is saved.
            mask = os.umask(0)
            os.umask(mask)
            os.fchmod(handle, 0o666 & ~mask)
        yield handle, name
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
