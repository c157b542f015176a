"""A path in, a checked brochure out, or every mistake in its files at once.

The way through: find the files, grow their trees, join them by top-level key, put the sections in order,
read tables, validate by the model, check what the model can not see. Knows nothing of languages' words, pages
or profiles.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from brochure.errors import DataError, Finding, Place
from brochure.load.echoes import without_echoes
from brochure.load.files import Files, find
from brochure.load.links import link_errors, placed_files
from brochure.load.notes import notes
from brochure.load.ordering import FILED, order_sections
from brochure.load.records import fill_records
from brochure.load.source import Source, read
from brochure.load.tables import fill_tables
from brochure.load.texts import text_errors
from brochure.load.tree import Key, Tree, grow
from brochure.load.wording import plain_words
from brochure.model.brochure import Brochure


@dataclass(frozen=True, slots=True)
class Loaded:
    """A brochure and where it was said.

    ``places`` maps a key path such as ("sections", 2, "title", "en") to its place; ``folder`` is where its
    pictures lie; ``findings`` wait for a person's judgment; ``digest`` is the SHA-256 (hex) of all input.
    """

    brochure: Brochure
    places: Mapping[Key, Place]
    folder: Path
    findings: tuple[Finding, ...]
    digest: str


def load(path: Path) -> Loaded:
    """Return the brochure at ``path``: its folder, or its YAML file.

    Any top-level key may stand in the main file or alone in ``<key>.yaml`` beside it, whose content is that
    key's value. Raises DataError with one finding for each mistake, sorted by file and line.
    """
    files = find(Path(path), [*Brochure.model_fields, *FILED])
    errors = [finding for finding in files.findings if finding.severity == "error"]
    tree, sources = _join(files, errors)
    if tree is None:
        raise DataError.all(_sorted(errors, files.order))
    order_sections(tree)
    fill_records(tree, files.folder)
    fill_tables(tree, files.folder)
    errors += [finding for finding in tree.findings if finding.severity == "error"]
    errors += text_errors(tree)
    brochure = None
    try:
        brochure = Brochure.model_validate(tree.data)
    except ValidationError as error:
        errors += plain_words(error, tree)
    if brochure is not None:
        errors += link_errors(brochure, tree, files.folder)
    if errors or brochure is None:
        raise DataError.all(_sorted(without_echoes(errors), files.order))
    told = [finding for finding in tree.findings if finding.severity != "error"]
    findings = [*files.findings, *told, *notes(brochure, tree)]
    return Loaded(
        brochure,
        MappingProxyType(tree.values),
        files.folder,
        tuple(_sorted(findings, files.order)),
        _digest(sources, [*placed_files(brochure), *tree.tables], files.folder),
    )


def _join(files: Files, errors: list[Finding]) -> tuple[Tree | None, list[Source]]:
    """Return one tree of all files, and their sources; no tree, but errors, when one can not be read."""
    trees: list[tuple[Key, Tree]] = []
    sources: list[Source] = []
    readable = True
    roots: list[tuple[Key, Path]] = [((), files.main), *(((key,), file) for key, file in files.parts)]
    for root, file in roots:
        try:
            source = read(file, file.name)
            sources.append(source)
            trees.append((root, grow(source, root)))
        except DataError as error:
            errors.extend(error.findings)
            readable = False
    if not readable:
        return None, sources
    main = trees[0][1]
    if not isinstance(main.data, dict):
        what = "the file is not a list of keys with their values"
        remedy = "begin it with a line such as id: my-park"
        errors.append(Finding("error", "yaml-shape", what, remedy, main.values[()]))
        return None, sources
    for root, tree in trees[1:]:
        _graft(main, root, tree)
    return main, sources


def _graft(main: Tree, root: Key, part: Tree) -> None:
    """Put a part's tree into the main tree at its key; a key that is said already stays and is an error."""
    key = str(root[0])
    if root in main.keys:
        what = f"the key {key!r} is said twice: here and in {_spot(main.keys[root])}"
        main.findings.append(Finding("error", "duplicate-key", what, "keep one of them", part.values[root]))
        return
    main.data[key] = part.data
    main.keys[root] = part.values[root]
    main.values.update(part.values)
    main.keys.update(part.keys)
    main.raw.update(part.raw)
    main.findings.extend(part.findings)


def _spot(place: Place) -> str:
    return f"{place.file}:{place.line}:{place.column}"


def _sorted(findings: Iterable[Finding], order: Sequence[str]) -> list[Finding]:
    """Return findings by file (main file first), line and column; those without a place last."""

    def rank(finding: Finding) -> tuple[int, str, int, int]:
        place = finding.place
        if place is None:
            return len(order) + 1, "", 0, 0
        index = order.index(place.file) if place.file in order else len(order)
        return index, place.file, place.line, place.column

    return sorted(findings, key=rank)


def _digest(sources: list[Source], placed: Iterable[str], folder: Path) -> str:
    """Return the SHA-256 of all files read, placed or set in, by name, after name and length."""
    content = {source.name: source.data for source in sources}
    for name in placed:
        content[name] = (folder / name).read_bytes()
    for file in sorted((folder / "fonts").glob("*.[ot]t[cf]")):
        content[f"fonts/{file.name}"] = file.read_bytes()
    digest = hashlib.sha256()
    for name in sorted(content):
        digest.update(f"{name}\0{len(content[name])}\0".encode())
        digest.update(content[name])
    return digest.hexdigest()
