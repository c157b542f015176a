"""What the pipeline and the command line ask of the trade-fair table: sheets, guides, folds, pieces, proofs.

In: files, names, a deliverable's order. Out: files' bytes and paths. It knows the stages that come after
paint, and the catalogues of folds and pieces; it does not know how a deliverable is laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brochure.assets import assets
from brochure.delivery import write_whole
from brochure.errors import BrochureError, DataError

if TYPE_CHECKING:
    from datetime import date

    from brochure.impose.sheet import Sheet
    from brochure.layout.panels.fold import Fold
    from brochure.layout.pieces.piece import Piece
    from brochure.layout.theme import Theme
    from brochure.model.brochure import SheetOrder
    from brochure.text.typesetter import Typesetter

GUIDE = "how-to-print"
"""The part of a deliverable that tells how its sheets are printed."""


def fold_named(name: str) -> Fold | None:
    """Return the fold that a format's name means, None for others."""
    from brochure.layout.panels.fold import fold_called, load_folds

    return fold_called(name, load_folds(assets() / "formats" / "folds.yaml"))


def folds_mm(fold: Fold) -> dict[int, tuple[float, ...]]:
    """Return where a leaflet's pages, its sides, are folded: mm from the trim's left edge, by page from 1."""
    from brochure.layout.panels.fold import FACES
    from brochure.units import to_mm

    return {page: tuple(round(to_mm(x), 3) for x in fold.folds(face)) for page, face in enumerate(FACES, 1)}


def folding_words(fold: Fold) -> dict[str, dict[str, str]]:
    """Return what a job sheet says of a leaflet's binding and stock, by language."""
    from brochure.units import to_mm

    kind = dict(fold.said)
    outside, inside = (
        " · ".join(f"{to_mm(slot.width):g}" for slot in fold.side(face)) for face in ("outside", "inside")
    )
    return {
        "binding": {
            "en": f"Folded: {kind['en']}; panels outside {outside} mm, inside {inside} mm",
            "zh-Hans": f"{kind['zh-Hans']}：外面 {outside} 毫米，内面 {inside} 毫米",
        },
        "stock": {
            "en": "Coated art paper, 157 to 200 g/m²; score above 170 g/m²",
            "zh-Hans": "铜版纸 157 至 200 克；170 克以上先压痕",
        },
    }


def piece_named(name: str) -> Piece | None:
    """Return the card, one-sheet or poster that a format's name means, None for others."""
    from brochure.layout.pieces.piece import load_pieces, piece_called

    return piece_called(name, load_pieces(assets() / "formats" / "pieces.yaml"))


def refuse_near_miss(name: str) -> None:
    """Raise DataError for a format that is nearly the name of a fold or a piece."""
    from brochure.layout.panels.fold import load_folds
    from brochure.layout.pieces.piece import load_pieces

    folder = assets() / "formats"
    known = [*load_folds(folder / "folds.yaml"), *load_pieces(folder / "pieces.yaml")]
    near = get_close_matches(name.lower(), known, 1, 0.8)
    if near:
        raise DataError.of("unknown-format", f"unknown format {name!r}", f"did you mean {near[0]!r}?")


def on_sheets(
    data: bytes,
    order: str | SheetOrder,
    theme: Callable[[], Theme],
    typesetter: Typesetter,
    guide: Callable[[bytes, str], bytes],
) -> dict[str, bytes]:
    """Return a finished PDF on the sheets that are ordered: files by their part, "" for the sheets.

    A spine's ground is the theme's deep ink where nobody says otherwise. Sheets for an office printer come
    with a ``guide``, made of the sheets and their paper's name.
    """
    from brochure.impose import imposed

    sheet = _sheet(order)
    if sheet.cover and sheet.spine_ground is None:
        c, m, y, k = (100 * share for share in theme().ink("deep").cmyk)
        sheet = replace(sheet, spine_ground=(c, m, y, k))
    made = {"" if part == "sheets" else part: file for part, file in imposed(data, sheet, typesetter)}
    if sheet.duplex:
        made[GUIDE] = guide(made[""], sheet.paper.name.upper())
    return made


def _sheet(order: str | SheetOrder) -> Sheet:
    """Return the sheet that is ordered."""
    from brochure.impose import sheet_of

    if isinstance(order, str):
        return sheet_of(order)
    said = order.model_dump(exclude={"name", "spine"}, exclude_none=True)
    if order.spine is not None:
        said["spine"] = tuple(order.spine.root.items())
    return sheet_of(order.name, said)


_BINDINGS = {
    "saddle": {"en": "Saddle-stitched, left spine", "zh-Hans": "骑马订，左侧订口"},
    "perfect": {"en": "Perfect bound, spine on the left", "zh-Hans": "胶装，左侧订口"},
    "cut-stack": {"en": "Cut, the piles laid on each other", "zh-Hans": "裁切后按序叠放"},
    "n-up": {"en": "Cut apart", "zh-Hans": "裁切成单件"},
    "step": {"en": "Cut apart, the same in every place", "zh-Hans": "同一内容重复排列，裁切"},
}


def sheet_words(
    order: str | SheetOrder, sheets: bytes, folded: Mapping[str, Mapping[str, str]] | None = None
) -> dict[str, dict[str, str]]:
    """Return what a job sheet says of pages that lie on ``sheets``: their binding, and their stock if named.

    ``folded`` is what is said of a leaflet, whose binding and stock go before.
    """
    from brochure.impose import sides

    sheet = _sheet(order)
    count = sides(sheets) // (1 if sheet.sides == 1 else 2)
    name = sheet.paper.name.upper()
    binding = folded["binding"] if folded else _BINDINGS[sheet.scheme]
    said = {
        "binding": {
            "en": f"{binding['en']}; imposed on {count} sheet{'s' * (count != 1)} {name}"
            + ", the cover apart" * sheet.cover,
            "zh-Hans": f"{binding['zh-Hans']}；已拼{name}大版{count}张" + "，封面另附文件" * sheet.cover,
        }
    }
    if folded:
        said["stock"] = dict(folded["stock"])
    elif sheet.stock is not None:
        english, chinese, gsm = sheet.stock.said["en"], sheet.stock.said["zh-Hans"], sheet.stock.gsm
        said["stock"] = {
            "en": f"{english[:1].upper()}{english[1:]}, {gsm} g/m², as the sheets reckon with",
            "zh-Hans": f"{chinese} {gsm} 克（拼版按此计算）",
        }
    return said


def guide(
    sheets: bytes, paper: str, file: str, title: str, digest: str, day: date, generator: str,
    theme: Theme, typesetter: Typesetter,
) -> bytes:  # fmt: skip
    """Return the page that tells an office how the booklet ``file`` is printed."""
    from datetime import UTC, datetime

    from brochure.impose import sides
    from brochure.printguide import Booklet, print_guide

    count = sides(sheets) // 2
    created = datetime.combine(day, datetime.min.time(), tzinfo=UTC)
    booklet = Booklet(4 * count, count, paper, file, title, digest, created, generator)
    return print_guide(booklet, theme, typesetter)


def impose_file(
    file: Path, name: str, settings: Mapping[str, Any], out: Path | None = None
) -> list[tuple[Path, int, int]]:
    """Impose the PDF ``file`` on the sheet ``name``; return what was written: path, sides, bytes.

    ``out`` is FILE-sheets.pdf beside it when left out; a cover goes to ...-cover.pdf. Raises BrochureError,
    and writes nothing, when pages are missing or do not fit.
    """
    from brochure.impose import imposed, sheet_of, sides

    files = imposed(_read(file), sheet_of(name, settings))
    written = []
    for part, made in files:
        path = out or file.with_name(f"{file.stem}-sheets.pdf")
        if part != "sheets":
            path = path.with_name(f"{path.stem.removesuffix('-sheets')}-{part}.pdf")
        write_whole(path, made)
        written.append((path, sides(made), len(made)))
    return written


def prove_fold(file: Path, name: str | None = None, out: Path | None = None, dpi: int = 100) -> Path:
    """Write the fold proof of the leaflet ``file`` and return its path, FILE-fold.png when left out.

    ``name`` is the fold; left out, the one that the file says. Raises BrochureError when nobody says it, or
    the file is no flat of it.
    """
    from brochure.foldproof import fold_proof, folding_of
    from brochure.layout.panels.fold import find_fold, load_folds

    data = _read(file)
    said = name or folding_of(data)
    if said is None:
        what = f"{file} does not say how it is folded"
        raise DataError.of("no-fold", what, "name the fold: --fold tri-roll-a4")
    fold = find_fold(said, load_folds(assets() / "formats" / "folds.yaml"))
    path = out or file.with_name(f"{file.stem}-fold.png")
    write_whole(path, fold_proof(data, fold, dpi))
    return path


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        what = f"{file}: can not be read ({error.strerror})"
        raise BrochureError.of("unreadable-pdf", what, "name a PDF file") from error
