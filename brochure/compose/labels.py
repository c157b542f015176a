"""The house's own words on pages: heads of columns, kinds, states, titles; from ``assets/words/labels``.

A key and the edition's languages in, words out, with what the data say put in. A language that lacks a line
takes the English one. Knows no section.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from brochure.assets import assets, read_yaml
from brochure.compose.words import Words

FOLDER = ("words", "labels")
HOUSE = "house.yaml"
"""The table of the house's two languages; every other has a file of its own, called after its tag."""

FALLBACK = "en"


def word(key: str, language: str) -> str:
    """Return a line of the table in a language; KeyError for an unknown key."""
    by_language = _table()[key]
    said = by_language.get(language, by_language[FALLBACK])
    return str(said)


def heads(kind: str, languages: Sequence[str]) -> tuple[Words, Words] | None:
    """Return the running head and the title of a kind of section, None for one that has none."""
    by_language = _table().get(f"head.{kind}")
    if by_language is None:
        return None
    said = [(tag, by_language.get(tag, by_language[FALLBACK])) for tag in languages]
    return (
        Words(tuple((tag, str(pair[0])) for tag, pair in said)),
        Words(tuple((tag, str(pair[1])) for tag, pair in said)),
    )


def label(languages: Sequence[str], key: str, *given: Words | str, **named: Words | str) -> Words:
    """Return a line in each language, with words put in the place of {} and {name}."""
    return Words(
        tuple(
            (
                tag,
                word(key, tag).format(
                    *(_in(value, tag) for value in given),
                    **{name: _in(value, tag) for name, value in named.items()},
                ),
            )
            for tag in languages
        )
    )


def joined(languages: Sequence[str], parts: Iterable[Words], key: str = "comma") -> Words:
    """Return words joined in each language by its own sign; parts that say nothing there are left out."""
    several = list(parts)
    said = []
    for tag in languages:
        texts = [text for part in several if (text := part.get(tag))]
        if texts:
            said.append((tag, word(key, tag).join(texts)))
    place = next((part.place for part in several if part.place), None)
    return Words(tuple(said), place)


def each(languages: Sequence[str], phrase: Callable[[str], str]) -> Words:
    """Return what ``phrase`` says in each language."""
    return Words(tuple((tag, phrase(tag)) for tag in languages))


def same(languages: Sequence[str], text: str) -> Words:
    """Return words that are the same in every language: a year, a number, a name."""
    return Words(tuple((tag, text) for tag in languages) if text else ())


def speaks(language: str) -> bool:
    """Tell whether the house has words of its own in a language; without them it takes the English ones."""
    return any(language in line for line in _table().values())


def _in(value: Words | str, tag: str) -> str:
    return value if isinstance(value, str) else value.get(tag)


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    """Return the lines of all languages, by key and language."""
    folder = assets().joinpath(*FOLDER)
    table: dict[str, dict[str, Any]] = {key: dict(line) for key, line in read_yaml(folder / HOUSE).items()}
    for file in sorted(folder.glob("*.yaml")):
        if file.name != HOUSE:
            for key, said in read_yaml(file).items():
                table[key][file.stem] = said
    return table
