"""A user's own profiles."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from brochure.errors import BrochureError, DataError, Place
from brochure.jobs import Job
from brochure.load import load
from brochure.model.brochure import Deliverable
from brochure.pipeline import Wish, build
from brochure.profiles import CATALOGUE, Own, Profile, faults, profile_of
from brochure.receivers import profile_for

HERE = Place("profiles.yaml", 3, 5)


def made(said: Own, **others: Own) -> Profile:
    return profile_of("mine", own={"mine": said, **others}, place_of=lambda name, key: HERE)


def test_what_is_not_said_stays() -> None:
    """Only the name changes where nothing is said."""
    mine = made(Own("print-x1a"))
    assert mine.name == "mine"
    base = CATALOGUE["print-x1a"]
    for key in (
        "pdf_version",
        "intent",
        "black",
        "bleed_mm",
        "ink_limit",
        "icc_version",
        "pictures",
        "marks",
    ):
        assert getattr(mine, key) == getattr(base, key)


def test_each_demand_can_be_changed() -> None:
    """Ink limit, bleed, marks, resolution and condition take the user's values."""
    mine = made(
        Own("print", icc="/p/x.icc", condition="FOGRA51", ink_limit=280, bleed_mm=5, marks=True, ppi=350)
    )
    assert (mine.ink_limit, mine.bleed_mm, mine.marks, mine.pictures.ppi) == (280, 5, True, 350)
    assert mine.intent is not None
    assert (mine.intent.condition, mine.intent.icc) == ("FOGRA51", "/p/x.icc")
    assert (mine.intent.registry, mine.intent.place) == ("http://www.color.org", HERE)


def test_an_unregistered_condition_names_no_registry() -> None:
    """A condition of the shop's own is not said to be registered."""
    mine = made(Own("print", icc="/p/x.icc", condition="Our press, matt"))
    assert mine.intent is not None and mine.intent.registry == ""


def test_spots_are_renamed() -> None:
    """A spot ink takes the name that the ink maker gave it; tints follow."""
    mine = made(Own("print-spot", spots={"deep": "PANTONE 5463 C"}))
    assert [ink.name for ink in mine.spots] == ["PANTONE 5463 C", "Accent"]
    assert mine.spots[0].tints == CATALOGUE["print-spot"].spots[0].tints


def test_own_extends_own() -> None:
    """A profile may extend another of the user's."""
    mine = made(Own("house", marks=True), house=Own("print", ink_limit=250))
    assert (mine.ink_limit, mine.marks) == (250, True)


@pytest.mark.parametrize(
    ("said", "code", "what"),
    [
        (Own("prnt"), "unknown-profile", "unknown profile 'prnt'"),
        (Own("mine"), "circular-profile", "extends itself"),
        (Own("house"), "circular-profile", "extends itself"),
        (Own("email", ink_limit=200), "not-for-print", "takes no ink_limit"),
        (Own("print", spots={"deep": "X"}), "not-for-spots", "without spot inks"),
        (Own("print", icc="x.icc"), "half-a-condition", "no condition"),
        (Own("print", condition="FOGRA51"), "half-a-condition", "no icc"),
        (Own("print", ppi=149), "coarse-pictures", "no photographs under 150 ppi"),
        (Own("print", icc="x.icc", condition=" "), "bad-condition", "1 to 100 characters"),
        (Own("print-spot", spots={"deep": "All"}), "bad-spot", "can not be called 'All'"),
        (Own("print-spot", spots={"accent": "Black"}), "bad-spot", "can not be called 'Black'"),
        (Own("print-spot", spots={"deep": ""}), "bad-spot", "can not be called ''"),
        (Own("print-spot", spots={"deep": "X" * 101}), "bad-spot", "too long"),
        (Own("print-spot", spots={"deep": "X", "accent": "X"}), "bad-spot", "two spot inks"),
    ],
)
def test_what_can_not_be_is_an_error_with_its_place(said: Own, code: str, what: str) -> None:
    """A demand that makes no sense is refused, with the place of its key."""
    with pytest.raises(DataError, match=what) as error:
        made(said, house=Own("mine"))
    assert (error.value.findings[0].code, error.value.findings[0].place) == (code, HERE)


def test_names_of_the_catalogue_are_taken() -> None:
    """A profile of the user's is not taken for one that comes with the program."""
    with pytest.raises(DataError, match="'print' comes with the program"):
        profile_of("print", own={"print": Own("print-x1a")})


def test_all_faults_are_found_at_once() -> None:
    """Profiles that nothing uses are judged too; a fault that two profiles share is told once."""
    own = {"a": Own("prnt"), "b": Own("a"), "c": Own("print", icc="x.icc"), "d": Own("print")}
    found = faults(own, lambda name, key: Place("profiles.yaml", 1, 1, f"{name}.{key}"))
    assert [(f.code, f.place.key if f.place else "") for f in found] == [
        ("unknown-profile", "a.extends"), ("half-a-condition", "c.icc")
    ]  # fmt: skip


def test_from_the_data(sample_folder: Path, tmp_path: Path) -> None:
    """profiles.yaml beside the brochure is read, its file found from the folder, its bytes in the digest."""
    loaded = _with(
        sample_folder, tmp_path / "a", "mine:\n  extends: print\n  icc: my.icc\n  condition: FOGRA51\n"
    )
    mine = profile_for(Job(loaded, Deliverable(name="x", profile="mine")))
    assert mine.intent is not None
    assert mine.intent.icc == str((tmp_path / "a" / "my.icc").resolve())
    assert mine.intent.place is not None and mine.intent.place.line == 3
    (tmp_path / "a" / "my.icc").write_bytes(b"another")
    assert load(tmp_path / "a").digest != loaded.digest


@pytest.mark.parametrize(
    ("written", "line", "what"),
    [
        ("mine:\n  extends: print\n  ink_limt: 3\n", 3, "unknown key 'ink_limt'"),
        ("mine:\n  extends: print\n  icc: lost.icc\n", 3, "there is no file 'lost.icc'"),
        ("mine:\n  extends: print\n  ink_limit: 90\n", 3, "90 is too small"),
        ("mine:\n  extends: print\n  marks: yes please\n", 3, "true or false is wanted"),
        ("mine:\n  spots: {}\n", 1, "the key 'extends' is missing"),
        ("mine:\n  extends: print\n  ink_limit: true\n", 3, "a number is wanted, not true"),
        ("mine:\n  extends: print\n  bleed: 5mm\n", 3, "not the text 5mm"),
        ("mine:\n  extends: print\n  icc: fonts\n", 3, "is a folder"),
        ("- print\n", 1, "keys with their values are wanted"),
    ],
)
def test_mistakes_are_told_where_they_are(
    sample_folder: Path, tmp_path: Path, written: str, line: int, what: str
) -> None:
    """A mistake in profiles.yaml is told with its line."""
    with pytest.raises(DataError) as error:
        _with(sample_folder, tmp_path / "a", written)
    found = [f for f in error.value.findings if f.place and f.place.file.endswith("profiles.yaml")]
    assert [(f.place.line if f.place else 0) for f in found] in ([line], [line + 1])
    assert what in found[0].what


def _with(source: Path, folder: Path, profiles: str) -> Any:
    shutil.copytree(source, folder)
    (folder / "profiles.yaml").write_text(profiles, encoding="utf-8")
    (folder / "my.icc").write_bytes(b"one")
    (folder / "fonts").mkdir(exist_ok=True)
    return load(folder)


@pytest.mark.parametrize(
    ("profiles", "line", "what"),
    [
        ("idle:\n  extends: prnt\n", 2, "unknown profile 'prnt'"),
        ("low:\n  extends: print\n  ink_limit: 200\nmine:\n  extends: low\n", 3, "profile mine takes 200 %"),
    ],
)
def test_a_build_refuses_with_the_place(
    sample_folder: Path, tmp_path: Path, profiles: str, line: int, what: str
) -> None:
    """A faulty profile that nothing uses, and a limit that the solids do not meet, are told with their line."""
    _with(sample_folder, tmp_path / "a", profiles)
    wish = Wish(profile="mine" if "mine" in profiles else "print")
    with pytest.raises(BrochureError, match=re.escape(what)) as error:
        build(tmp_path / "a", tmp_path / "out", wish)
    assert [f.place.line for f in error.value.findings if f.place] == [line]
    assert not (tmp_path / "out").exists()
