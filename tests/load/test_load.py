"""The files of a brochure: where they may stand, how they join, what is handed back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from brochure.errors import DataError, Finding
from brochure.load import Loaded, load

PARK = Path(__file__).parent / "park"


def failure(path: Path) -> tuple[Finding, ...]:
    with pytest.raises(DataError) as caught:
        load(path)
    return caught.value.findings


def only(path: Path) -> Finding:
    found = failure(path)
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]


def codes(loaded: Loaded) -> dict[str, int]:
    found: dict[str, int] = {}
    for finding in loaded.findings:
        found[finding.code] = found.get(finding.code, 0) + 1
    return found


def test_a_park_loads() -> None:
    """A park loads without errors, and its places point at its files."""
    loaded = load(PARK)
    assert loaded.brochure.id == "lakeside"
    assert loaded.folder == PARK
    place = loaded.places["facts", "output", "value"]
    line = (PARK / "facts.yaml").read_text(encoding="utf-8").splitlines()[place.line - 1]
    assert line[place.column - 1 :] == "13560000000"
    assert str(place) == f"{PARK / 'facts.yaml'}:{place.line}:{place.column} facts.output.value"


def test_folder_or_file_is_the_same() -> None:
    """A folder and its brochure.yaml give the same brochure, digest and findings."""
    folder, file = load(PARK), load(PARK / "brochure.yaml")
    assert folder.brochure == file.brochure
    assert folder.digest == file.digest
    assert folder.findings == file.findings


def test_paths_are_shown_as_given(park: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message names a file as the user named its folder, not by an absolute path."""
    monkeypatch.chdir(park.parent)
    assert load(Path("park")).places["id",].file == str(Path("park") / "brochure.yaml")
    monkeypatch.chdir(park)
    assert load(Path(".")).places["id",].file == "brochure.yaml"
    assert load(Path("brochure.yaml")).places["facts",].file == "facts.yaml"


def test_folder_with_spaces_and_chinese(park: Path) -> None:
    """A folder may have any name, spaces and Chinese characters included."""
    folder = park.parent / "正阳 园区 (2018)"
    shutil.move(park, folder)
    assert load(folder).brochure.id == "lakeside"
    (folder / "zones.yaml").write_text("- id: [\n", encoding="utf-8")
    assert str(only(folder)).startswith(f"{folder / 'zones.yaml'}:1:")


def test_one_file_is_enough(park: Path) -> None:
    """All keys may stand in brochure.yaml; the brochure is the same, its digest is not."""
    whole = load(park)
    main = park / "brochure.yaml"
    text = main.read_text(encoding="utf-8")
    for file in sorted(park.glob("*.yaml")):
        if file != main:
            body = file.read_text(encoding="utf-8")
            text += f"\n{file.stem}:\n" + "".join(
                f"  {line}\n" if line else "\n" for line in body.splitlines()
            )
            file.unlink()
    main.write_text(text, encoding="utf-8")
    joined = load(park)
    assert joined.brochure == whole.brochure
    assert joined.digest != whole.digest


def test_a_key_in_two_files(park: Path) -> None:
    """A key that stands in brochure.yaml and in a file of its own is an error that names both places."""
    main = park / "brochure.yaml"
    text = main.read_text(encoding="utf-8")
    main.write_text(f"{text}honours: []\n", encoding="utf-8")
    found = only(park)
    line = text.count("\n") + 1
    assert found.place is not None and found.place.file == str(park / "honours.yaml")
    assert f"said twice: here and in {main}:{line}:1" in found.what


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("imprint.yaml", b"", "1:1: the file is empty"),
        ("imprint.yaml", b"# only a comment\n", "1:1: the file is empty"),
        ("brochure.yaml", b"", "1:1: the file is empty"),
        ("brochure.yaml", b"- a list\n", "1:1: the file is not a list of keys"),
        ("brochure.yaml", b"a: 1\n---\nb: 2\n", "2:1: a second document begins here"),
        (
            "imprint.yaml",
            "lines:\n  - 重庆".encode("gbk"),
            "2:5: the file is not UTF-8 text but looks like GBK (byte 0xD6)",
        ),
        ("imprint.yaml", "lines: 重庆".encode("utf-16"), "1:1: the file is not UTF-8 text but UTF-16"),
        (
            "imprint.yaml",
            "disclaimer: 重庆\nlines: ".encode() + b"\xff",
            "2:8: the file is not UTF-8 text (byte 0xFF)",
        ),
        ("imprint.yaml", b"[" * 200_000, "more than 40 levels of nesting"),
        ("imprint.yaml", b"- " * 100_000, "more than 40 levels of nesting"),
        ("imprint.yaml", b"? [a]\n: b\n", "a key must be a word"),
        ("imprint.yaml", b"a: \x00\n", "1:4: an invisible control character (U+0000)"),
        ("imprint.yaml", b"x" * 4_000_001, "has 4,000,001 bytes"),
    ],
)
def test_unreadable_files(park: Path, name: str, content: bytes, what: str) -> None:
    """A file that is empty, of another encoding, shape or size is told with its place and no traceback."""
    (park / name).write_bytes(content)
    found = only(park)
    assert f"{park / name}" in str(found) and what in str(found)


def test_windows_files(park: Path) -> None:
    """A byte order mark and Windows line ends change neither the brochure nor the places."""
    before = load(park)
    for file in park.glob("*.yaml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    after = load(park)
    assert after.brochure == before.brochure
    assert dict(after.places) == dict(before.places)


def test_missing_paths(park: Path, tmp_path: Path) -> None:
    """A missing path is told with its nearest neighbour, an empty folder with what it should hold."""
    assert f"did you mean {park}?" in str(only(tmp_path / "prk"))
    assert "there is no such file or folder" in str(only(tmp_path / "far" / "away"))
    empty = tmp_path / "empty"
    empty.mkdir()
    assert f"{empty}: there is no brochure.yaml in this folder" in str(only(empty))
    (empty / "brochure.yml").write_text("id: x\n", encoding="utf-8")
    assert "rename brochure.yml to brochure.yaml" in str(only(empty))


def test_a_part_is_no_brochure(park: Path) -> None:
    """A file that holds one key is refused with the folder to give instead."""
    assert "this file holds one key of a brochure (facts)" in str(only(park / "facts.yaml"))


def test_odd_file_names(park: Path) -> None:
    """A misspelt file name is an error, a foreign YAML file a note, other files are left alone."""
    (park / "README.txt").write_text("x", encoding="utf-8")
    (park / "._facts.yaml").write_bytes(b"\x00\x05")
    (park / "draft.yaml").write_text("x: 1", encoding="utf-8")
    assert codes(load(park))["file-not-read"] == 1
    (park / "company.yaml").write_text("[]", encoding="utf-8")
    assert "rename it to companies.yaml" in str(only(park))
    (park / "company.yaml").unlink()
    (park / "zones.yaml").rename(park / "zones.yml")
    assert any("rename it to zones.yaml" in str(finding) for finding in failure(park))


def test_digest_counts_every_input(park: Path) -> None:
    """The digest changes with any byte of a YAML file or a picture, and with nothing else."""
    first = load(park).digest
    (park / "unused.txt").write_text("x", encoding="utf-8")
    assert load(park).digest == first
    give_picture(park, b"one")
    second = load(park).digest
    give_picture(park, b"two")
    assert len({first, second, load(park).digest}) == 3


def test_findings() -> None:
    """Every doubt is a finding: unconfirmed facts, graded names and addresses warn, the rest are notes."""
    loaded = load(PARK)
    assert codes(loaded) == {
        "completeness": 1,
        "fact-to-confirm": 1,
        "name-graded": 2,  # one of grade C, one of D
        "address-graded": 1,
        "picture-missing": 1,
        "code-missing": 1,
        "consent-missing": 1,
    }
    warnings = {finding.code for finding in loaded.findings if finding.severity == "warning"}
    assert warnings == {"fact-to-confirm", "name-graded", "address-graded"}
    assert all(finding.place and finding.remedy for finding in loaded.findings)
    assert not [finding for finding in loaded.findings if finding.severity == "error"]


def test_a_supplied_picture_is_no_finding(park: Path) -> None:
    """With its file a picture is no longer told as missing."""
    give_picture(park, b"x")
    assert "picture-missing" not in codes(load(park))


def test_old_figures_are_told_once(park: Path) -> None:
    """Figures more than three years older than the brochure are called old, in one note."""
    main = park / "brochure.yaml"
    main.write_text(main.read_text(encoding="utf-8").replace("2020-01-31", "2021-01-31"), encoding="utf-8")
    found = [finding for finding in load(park).findings if finding.code == "facts-stale"]
    assert [finding.what for finding in found] == [
        "figures more than 3 years old at the brochure's date: output"
    ]


def give_picture(park: Path, content: bytes) -> None:
    """Supply the picture of the park."""
    pictures = park / "pictures.yaml"
    text = pictures.read_text(encoding="utf-8")
    if "file:" not in text:
        text = text.replace("section: vision\n", "section: vision\n  file: lake.jpg\n")
        pictures.write_text(text, encoding="utf-8")
    (park / "lake.jpg").write_bytes(content)
