"""The way through: load, compose, layout, paint, judge, deliver. The only module that knows every stage.

What is made is ordered in ``jobs``, and laid out in ``laying_out``; their names for callers stand here, too.
Heavy stages are imported when they are reached, so that a mistake in the data is answered at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from brochure import tradefair
from brochure.delivery import deliver, judge
from brochure.dressing import new_typesetter as new_typesetter
from brochure.dressing import theme_of, typesetter_for
from brochure.errors import Finding, RefusedError
from brochure.jobs import GENERATOR, Job
from brochure.jobs import Wish as Wish
from brochure.jobs import deliverables as deliverables
from brochure.laying_out import lay_out as lay_out
from brochure.receivers import limit_said_at, refuse_faulty

if TYPE_CHECKING:
    from brochure.check import Report
    from brochure.delivery import Judged
    from brochure.layout.document import Document
    from brochure.layout.explaining import Explained
    from brochure.layout.theme import Theme
    from brochure.profiles import Profile
    from brochure.text.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class Built:
    """One file that was made: ``file`` ends in .rejected.pdf where the preflight found an error.

    ``job_sheet`` goes to the printer with a print file; ``preflight`` is the verdict in a word or two.
    """

    name: str
    file: Path
    pages: int
    bytes: int
    seconds: float
    findings: tuple[Finding, ...]
    rejected: bool
    job_sheet: Path | None
    preflight: str
    explained: Explained


@dataclass(frozen=True, slots=True)
class Build:
    """All that a build made, and what a person should look at."""

    park: str
    built: tuple[Built, ...]
    findings: tuple[Finding, ...]


Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many


def build(
    path: Path,
    out: Path | None = None,
    wish: Wish | None = None,
    *,
    strict: bool = False,
    progress: Progress = lambda what, done, total: None,
) -> Build:
    """Build the deliverables of the brochure at ``path`` (folder or YAML file) into ``out``.

    ``out`` is ``output/<park>`` below the current folder when left out.

    All files are made and judged before the first is written; each appears whole or not at all, a rejected
    one under a name of its own. Raises BrochureError with all that is wrong, and with ``strict`` RefusedError
    when there is a warning (a graded name, a fact to confirm); then nothing is written.
    """
    from brochure.layout.explaining import explained
    from brochure.load import load

    wish = wish or Wish()
    progress("reading", 0, 1)
    loaded = load(path)
    refuse_faulty(loaded)
    if strict and (refused := [f for f in loaded.findings if f.severity == "warning"]):
        raise RefusedError.all(refused)
    wanted = deliverables(loaded, wish)
    typesetter = typesetter_for(loaded)
    park = loaded.brochure.id
    made: list[_Made] = []
    for index, deliverable in enumerate(wanted):
        progress(deliverable.name, index, len(wanted))
        start = time.perf_counter()
        job = Job(loaded, deliverable)
        document, profile, findings = lay_out(loaded, deliverable, typesetter)
        data, reduced = _painted(job, document, profile)
        files = _imposed(job, data, typesetter)
        judged = _judged(job, data, profile, typesetter, next(iter(files.values())))
        seconds = time.perf_counter() - start
        made.append(_Made(job, document, files, judged, seconds, (*findings, *reduced)))
    progress("writing", len(wanted), len(wanted))
    folder = out or Path("output") / park
    built = []
    for one in made:
        for file in deliver(one.judged, folder, one.job.stem, one.files):
            name = one.job.deliverable.name + (f"-{file.part}" if file.part else "")
            found = (*one.judged.findings, *one.findings)
            pages = _pages_of(one, file.part)
            built.append(Built(name, file.file, pages, file.bytes, one.seconds, found, one.judged.rejected,
                               file.job_sheet, one.judged.verdict, explained(one.document)))  # fmt: skip
    return Build(park, tuple(built), loaded.findings)


@dataclass(frozen=True, slots=True)
class _Made:
    """A deliverable that waits to be written: its files by their part, "" for the only or main one."""

    job: Job
    document: Document
    files: dict[str, bytes]
    judged: Judged
    seconds: float
    findings: tuple[Finding, ...]


def _pages_of(made: _Made, part: str) -> int:
    """Return how many pages a file has: the document's, or where it was imposed the sides of its sheets."""
    if made.job.deliverable.sheet is None or made.judged.rejected:
        return len(made.document.pages)
    from brochure.impose import sides

    return sides(made.files[part])


def _imposed(job: Job, data: bytes, typesetter: Typesetter) -> dict[str, bytes]:
    """Return a deliverable's files: its pages, or the sheets that it orders, by their part."""
    order = job.deliverable.sheet
    if order is None:
        return {"": data}

    def theme() -> Theme:
        return theme_of(job.loaded, job.theme)[0]

    def guide(sheets: bytes, paper: str) -> bytes:
        brochure = job.loaded.brochure
        title = " · ".join(brochure.park.name.text.root.values())
        file, date = f"{job.stem}.pdf", brochure.date
        return tradefair.guide(sheets, paper, file, title, job.digest, date, GENERATOR, theme(), typesetter)

    with job.said_at("sheet"):
        return tradefair.on_sheets(data, order, theme, typesetter, guide)


def _judged(
    job: Job,
    data: bytes,
    profile: Profile,
    typesetter: Typesetter,
    delivered: bytes,
) -> Judged:
    """Return the preflight's verdict of the pages ``data`` and, for a print file, its job sheet.

    ``delivered`` are the bytes that go out: the pages themselves, or the sheets that they were imposed on.
    """
    name = f"{job.stem}.pdf"
    fold = tradefair.fold_named(job.format)

    def sheet(data: bytes, report: Report) -> bytes:
        from brochure.jobsheet import job_sheet

        theme, _ = theme_of(job.loaded, job.theme)
        own = None if fold is None else tradefair.folding_words(fold)
        if job.deliverable.sheet is not None:
            own = tradefair.sheet_words(job.deliverable.sheet, delivered, own)
        limit = profile.ink_limit
        return job_sheet(
            data, name, typesetter, theme, ink_limit=limit, report=report, delivered=delivered, own=own
        )

    return judge(data, name, profile, sheet, None if fold is None else tradefair.folds_mm(fold))


def _painted(job: Job, document: Document, profile: Profile) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a deliverable's file within its size, and what that took."""
    from brochure.paint import fitted, paint

    limit = job.deliverable.max_bytes
    with limit_said_at(job.loaded, job.deliverable.profile):
        if limit is None:
            return paint(document, profile), ()
        return fitted(document, profile, limit, job.place("max_size"))
