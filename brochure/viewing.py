"""What is made to be looked at and is no deliverable: a brochure's pictures, a theme's specimen.

Paths and names in, files out. Must not know how a brochure is built.
"""

from __future__ import annotations

from pathlib import Path

from brochure.assets import assets
from brochure.delivery import write_whole
from brochure.dressing import new_typesetter, theme_of, typesetter_for
from brochure.errors import BrochureError, Finding
from brochure.jobs import GENERATOR, Job
from brochure.laying_out import lay_out


def picture_report(path: Path, out: Path, dpi: int = 144) -> tuple[Finding, ...]:
    """Write the contact sheet of the pictures of the brochure at ``path`` to ``out``; return what it tells.

    ``out`` ends in .html, .png (drawn at ``dpi``) or .pdf. Pictures stand as in the first deliverable. Raises
    BrochureError for what is wrong with the data, a picture, or another ending.
    """
    from brochure.compose.compose import compose
    from brochure.compose.editions import edition_of
    from brochure.contactsheet import Rights, entries, picture_page, picture_sheet
    from brochure.layout.pictured import pictured
    from brochure.load import load

    if out.suffix not in (".html", ".png", ".pdf"):
        raise BrochureError.of("report-kind", f"{out}: no such report", "name a .html, .png or .pdf file")
    loaded = load(path)
    brochure, typesetter = loaded.brochure, typesetter_for(loaded)
    job = Job(loaded, brochure.deliverables[0])
    document, _, found = lay_out(loaded, job.deliverable, typesetter)
    edition = edition_of(brochure, job.edition)
    story, _ = compose(brochure, edition, loaded.folder, loaded.places, "")
    rights = [
        Rights(slot.id, slot.section, slot.file or "", slot.credit or "", slot.licence or "")
        for slot in brochure.pictures
    ]
    made = entries(rights, pictured(story, document))
    title = document.metadata.title
    if out.suffix == ".html":
        data = picture_page(title, made).encode()
    else:
        theme, _ = theme_of(loaded, job.theme)
        data = picture_sheet(title, made, typesetter, theme, dpi if out.suffix == ".png" else None)
    write_whole(out, data)
    return tuple(finding for finding in found if finding.code.startswith("picture"))


def theme_specimen(
    theme: str, out: Path | None = None, page_format: str = "210x285", profile: str = "email"
) -> tuple[Path, tuple[Finding, ...]]:
    """Write a specimen of ``theme``: a theme's name, or the path of a brochure, for its theme in its inks.

    Returns the file (``output/theme-<name>.pdf`` when ``out`` is left out) and what is to be known of a
    brand's inks. Raises BrochureError for an unknown theme, format or profile, and for inks that can not be
    printed.
    """
    from brochure.layout.format import format_of
    from brochure.layout.theme import load_theme
    from brochure.paint import paint
    from brochure.profiles import profile_of
    from brochure.specimen import specimen

    findings: tuple[Finding, ...] = ()
    path = Path(theme)
    if path.exists() or len(path.parts) > 1:
        from brochure.load import load

        loaded = load(path)
        name = loaded.brochure.id
        with Job(loaded, loaded.brochure.deliverables[0]).said_at("theme"):
            shown, findings = theme_of(loaded, loaded.brochure.theme)
        typesetter = typesetter_for(loaded)
    else:
        typesetter = new_typesetter()
        name, shown = theme, load_theme(theme, assets() / "themes")
    size = format_of(page_format, assets() / "formats" / "formats.yaml")
    document = specimen(shown, size, typesetter, name, GENERATOR)
    file = out or Path("output") / f"theme-{name}.pdf"
    write_whole(file, paint(document, profile_of(profile)))
    return file, findings
