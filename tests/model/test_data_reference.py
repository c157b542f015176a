"""docs/data.md against the model: every model, key, unit, format and choice, no more and no less."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel, TypeAdapter

from brochure.model import amounts, base, brochure, park, sections
from brochure.model.references import FORMATS
from brochure.model.units import ATOMS, DATES

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "data.md").read_text(encoding="utf-8")
FAMILIES = (
    sections.base,
    sections.economy,
    sections.figures,
    sections.pages,
    sections.people,
    sections.setting,
)
MODULES = (amounts, base, brochure, park, sections, *FAMILIES)
INHERITED = (amounts.Amount, sections.Told, sections.SectionBase)
MODELS: dict[str, type[BaseModel]] = {
    name: model
    for module in MODULES
    for name, model in vars(module).items()
    if isinstance(model, type) and issubclass(model, BaseModel) and model.__module__ == module.__name__
    if name.isidentifier() and name not in ("Model", "Text")
}


def passages() -> dict[str, str]:
    """Return what stands under each heading of the third level, by its first word."""
    parts = re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]
    return {re.match(r"\w+", part)[0]: re.split(r"^## ", part, flags=re.MULTILINE)[0] for part in parts}  # type: ignore[index]


def rows(passage: str) -> dict[str, str]:
    """Return the keys of a passage's tables with what stands under "needed"."""
    return dict(re.findall(r"^\| `(\w+)` \| ([^|]+?) \|", passage, flags=re.MULTILINE))


def own_keys(model: type[BaseModel]) -> list[str]:
    """Return a model's keys without its kind and those that it has from another."""
    inherited = {
        key
        for other in INHERITED
        if issubclass(model, other) and model is not other
        for key in other.model_fields
    }
    return [
        key
        for key in model.model_fields
        if key not in inherited and (key != "kind" or model in (park.Company, park.PictureSlot))
    ]


@pytest.mark.parametrize("name", MODELS)
def test_every_key_is_described(name: str) -> None:
    """A model has its passage, whose table names all of its keys in the model's order, and no other."""
    described = list(rows(passages().get(name, "")))
    if name == "Fact":
        described = described[: len(base.Fact.model_fields)]  # a second table lists the units
    assert name in passages()
    assert described == own_keys(MODELS[name])


@pytest.mark.parametrize("name", MODELS)
def test_needed_keys_are_called_needed(name: str) -> None:
    """What has no default is said to be needed, what has one is not."""
    needed = {key: text == "yes" for key, text in rows(passages()[name]).items()}
    model = MODELS[name]
    assert {key: needed[key] for key in own_keys(model)} == {
        key: model.model_fields[key].is_required() for key in own_keys(model)
    }


def test_no_passage_without_a_model() -> None:
    """No heading describes a model that is gone."""
    assert set(passages()) - {"References"} == set(MODELS)


def test_kinds_of_sections_and_charts() -> None:
    """A passage of a section or chart names its kind in its heading."""
    for name, model in MODELS.items():
        kind = model.model_fields.get("kind")
        if kind is not None and kind.is_required():
            assert passages()[name].startswith(f"{name} (`{get_args(kind.annotation)[0]}`)")


def test_units_and_formats() -> None:
    """Every unit and every format of references is listed."""
    table = passages()["Fact"].partition("| unit | value |")[2]
    assert re.findall(r"^\| `([\w/]+)` \|", table, flags=re.MULTILINE) == [*ATOMS, *DATES]
    listed = re.findall(r"\| `(\w+)`(?:: [^|]*)? \|$", passages()["References"], flags=re.MULTILINE)
    assert list(dict.fromkeys(listed)) == list(FORMATS)


def choices(annotation: Any) -> list[str]:
    """Return the words that a type allows."""
    if all(isinstance(value, str) for value in get_args(annotation)):
        return list(get_args(annotation))
    return [word for inner in get_args(annotation) for word in choices(inner)]


def test_choices() -> None:
    """Where a key takes one of a few words, the page names each of them."""
    fields = [
        (name, key, field) for name, model in MODELS.items() for key, field in model.model_fields.items()
    ]
    missing = [
        (name, key, word)
        for name, key, field in fields
        if key != "kind" or name in ("Company", "PictureSlot")
        for word in choices(field.annotation)
        if f"`{word}`" not in PAGE
    ]
    assert not missing


SHOWN = set(sections.KINDS) - {"cover_key", "roles"}  # the Zhengyang sample's own, which its gallery shows


@pytest.mark.parametrize("kind", sorted(SHOWN))
def test_every_section_has_its_picture(kind: str) -> None:
    """The passage of a section shows its first page in the demo park."""
    passage = next(text for text in passages().values() if f"(`{kind}`)" in text.partition("\n")[0])
    assert f"](gallery/sections/{kind}.png)" in passage
    assert (DOCS / "gallery" / "sections" / f"{kind}.png").is_file()


def test_examples_are_read() -> None:
    """Every example of a section's file is a section that the model takes."""
    examples = re.findall(r"^`(\w+)\.yaml`:\n\n```yaml\n(.*?)```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert len(examples) >= 13
    for kind, text in examples:
        TypeAdapter(sections.Section).validate_python({"kind": kind, **yaml.safe_load(text)})
