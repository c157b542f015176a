"""The voices of further languages, from the table ``assets/words/languages.yaml``.

A language's tag in, its voice out, None for one without a block. The table says where each way of writing
comes from. Knows no numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from brochure.assets import assets, read_yaml
from brochure.compose.unit_words import measure_of, measures
from brochure.compose.voice import NBSP, THIN_NBSP, Qualifier, Voice
from brochure.model.units import CURRENCIES

TABLE = ("words", "languages.yaml")
_SPACES = str.maketrans({"~": NBSP, "^": THIN_NBSP})


@cache
def tongue(tag: str) -> Voice | None:
    """Return the voice of a language by the tag of its block."""
    block = _block(tag)
    if not block:
        return None
    month = _text(block["month"])
    return Voice(
        locale=block["locale"],
        scales=block["scales"],
        gap=_text(block["gap"]),
        percent_gap=_text(block["percent_gap"]),
        currency_first=block["currency_first"],
        currency={code: _forms(block["currency"].get(code, code)) for code in CURRENCIES},
        measures={
            **measures(tag),
            **{unit: measure_of([_text(word) for word in words]) for unit, words in block["units"].items()},
        },
        quantities={name: Qualifier(*map(_text, said)) for name, said in block["quantities"].items()},
        scale_from=block["scale_from"],
        rounded_more=block.get("rounded_more", ""),
        month=month,
        month_only=_text(block.get("month_only", "{month}")),
        year=block["year"],
        tenths=tuple(block["tenths"]) if "tenths" in block else None,
        month_form=block.get("month_form", "format"),
        per_joint=block.get("per_joint", "/"),
        span=_text(block.get("span", "{}–{}")),
    )


def tongues() -> tuple[str, ...]:
    """Return the tags of all languages in the table, in its order."""
    return tuple(_table())


def _block(tag: str) -> Mapping[str, Any]:
    """Return a language's block, with what it takes over from the one that it is like."""
    block = _table().get(tag, {})
    if "like" not in block:
        return block
    base = _block(block["like"])
    return {**base, **block, "units": {**base["units"], **block.get("units", {})}}


def _text(said: str) -> str:
    return said.translate(_SPACES)


def _forms(said: str | Mapping[str, str]) -> Mapping[str, str]:
    forms = {"other": said} if isinstance(said, str) else said
    return {category: _text(form) for category, form in forms.items()}


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    table: Mapping[str, Mapping[str, Any]] = read_yaml(assets().joinpath(*TABLE))
    return table
