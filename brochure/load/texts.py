"""Every text of a brochure: whether it has its languages, and whether its references point at facts.

Works on the plain tree, before and beside the model, so that a mistake elsewhere hides none of these. A text
is any mapping with one of the brochure's languages among its keys. Knows no format of figures beyond the
references' own rules.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from brochure.errors import Finding, Place
from brochure.load.tree import Key, Tree
from brochure.model.brochure import Brochure
from brochure.model.references import FORMATS, Reference, obstacle, references, stray_brace
from brochure.model.units import known

PARTIAL = frozenset(("counted", "policy_note"))
"""Keys whose text may lack a language: a number is counted in Chinese, a formula of policy is a client's."""

_Said = tuple[Key, dict[str, Any], dict[str, Any]]
"""A text's key path, its words by language, and the mapping that holds it."""

CONTACT_PARTS = ("phone",)


@dataclass(frozen=True, slots=True)
class _Known:
    """What texts may refer to and must speak."""

    languages: tuple[str, ...]
    facts: dict[str, Any]
    contacts: dict[str, Any]


def text_errors(tree: Tree) -> list[Finding]:
    """Return all that is wrong with the texts of a brochure's tree."""
    known = _known(tree.data)
    found: list[Finding] = []
    texts = list(_texts(tree.data, (), known.languages))
    silent = _silent(texts, known)
    for language, count in silent.items():
        what = f"{count} texts of {len(texts)} have no {language}"
        remedy = f"write them, or take {language} out of languages"
        found.append(Finding("error", "missing-language", what, remedy, tree.values.get(("languages",))))
    for said in texts:
        found += _language_errors(tree, said, known, silent)
        key, text, _ = said
        for language, words in text.items():
            if isinstance(words, str):
                place = tree.values.get((*key, language))
                found += _word_errors(place, words, known)
    return found


def _known(data: dict[str, Any]) -> _Known:
    languages = data.get("languages", Brochure.model_fields["languages"].default)
    if not isinstance(languages, list | tuple):
        languages = ()
    facts = data.get("facts")
    contacts = data.get("contacts")
    return _Known(
        tuple(language for language in languages if isinstance(language, str)),
        facts if isinstance(facts, dict) else {},
        {c["id"]: c for c in contacts if isinstance(c, dict) and isinstance(c.get("id"), str)}
        if isinstance(contacts, list)
        else {},
    )


def _texts(
    node: Any, key: Key, languages: tuple[str, ...], holder: dict[str, Any] | None = None
) -> Iterator[_Said]:
    """Yield each text with its key path and the mapping that holds it."""
    if isinstance(node, dict):
        nested = any(isinstance(child, dict | list) for child in node.values())
        if not nested and any(language in node for language in languages):
            yield key, node, holder or {}
            return
        for part, child in node.items():
            yield from _texts(child, (*key, part), languages, node)
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from _texts(child, (*key, index), languages, holder)


def _silent(texts: list[_Said], known: _Known) -> dict[str, int]:
    """Return the languages that more than half of the texts lack: one mistake, not hundreds."""
    counts = {language: sum(language not in text for _, text, _ in texts) for language in known.languages}
    return {language: count for language, count in counts.items() if count > max(len(texts) // 2, 1)}


def _language_errors(tree: Tree, said: _Said, known: _Known, silent: Container[str]) -> Iterator[Finding]:
    """Yield the languages that a text lacks, and Chinese characters in a name that has no known ones."""
    key, text, name = said
    place = tree.values.get(key)
    unsure = name.get("grade") == "D"
    for language in known.languages:
        if language in text or language in silent or key[-1] in PARTIAL or unsure:
            continue
        what = f"the text has no {language}"
        if other := _near_tag(text, language, known):
            misnamed = tree.keys.get((*key, other))
            yield Finding("error", "missing-language", what, f"rename {other} to {language}", misnamed)
            continue
        at = Place(place.file, place.line, place.column, f"{place.key}.{language}") if place else None
        remedy = f"write {language}: ... beside {', '.join(text)}"
        yield Finding("error", "missing-language", what, remedy, at)
    for language, words in text.items():
        at = tree.values.get((*key, language))
        if isinstance(words, str) and not words.strip():
            yield Finding("error", "missing-language", "the text is empty", "write it or remove the key", at)
        elif unsure and isinstance(words, str) and any("\u3400" <= char <= "\u9fff" for char in words):
            what = "a name of grade D has no known Chinese characters, yet some stand here"
            yield Finding("error", "name-guessed", what, "remove them, or give the name a better grade", at)


def _near_tag(text: dict[str, Any], language: str, known: _Known) -> str:
    """Return the tag in a text that most likely stands for ``language``, "" when there is none."""
    for tag in text:
        if tag not in known.languages and re.split("[-_]", tag)[0] == language.split("-")[0]:
            return tag
    return ""


def _word_errors(place: Place | None, words: str, known: _Known) -> Iterator[Finding]:
    """Yield what is wrong with the references of one text."""
    if (index := stray_brace(words)) >= 0:
        what = f"a {words[index]} stands without its partner"
        yield Finding("error", "bad-reference", what, "refer to a fact as {fact} or {fact:format}", place)
    for reference in references(words):
        shown = words[reference.start : reference.end]
        if not reference.well_formed:
            what, remedy = f"{shown} is no reference", "write {fact}, {fact:format} or {contact.phone}"
            yield Finding("error", "bad-reference", what, remedy, place)
        elif reference.part:
            yield from _contact_errors(place, shown, reference, known)
        else:
            yield from _fact_errors(place, shown, reference, known)


def _contact_errors(
    place: Place | None, shown: str, reference: Reference, known: _Known
) -> Iterator[Finding]:
    contact = known.contacts.get(reference.target)
    if contact is None:
        what = f"{shown} refers to the unknown contact {reference.target!r}"
        yield Finding("error", "unknown-contact", what, near(reference.target, known.contacts), place)
    elif reference.part not in CONTACT_PARTS:
        what = f"{shown} asks for the unknown part {reference.part!r} of a contact"
        yield Finding("error", "bad-reference", what, f"the parts are: {', '.join(CONTACT_PARTS)}", place)
    elif not contact.get("phone"):
        yield Finding("error", "bad-reference", f"{shown} refers to a contact without a telephone", "", place)


def _fact_errors(place: Place | None, shown: str, reference: Reference, known: _Known) -> Iterator[Finding]:
    fact = known.facts.get(reference.target)
    if not known.facts:
        return  # the facts have their own error
    if reference.target not in known.facts:
        what = f"{shown} refers to the unknown fact {reference.target!r}"
        yield Finding("error", "unknown-fact", what, near(reference.target, known.facts), place)
        return
    if not isinstance(fact, dict) or not _sound(fact):
        return  # the fact has its own error
    if fact.get("printed") is False:
        what = f"{shown} refers to a fact that is never printed"
        yield Finding("error", "fact-not-printed", what, "leave it out of the text", place)
    value = fact.get("value")  # a range has none, and no words
    why = obstacle(reference.base_format, str(fact.get("unit")), value, str(fact.get("as_of")))
    if why == "unknown":
        what = f"{shown} asks for the unknown format {reference.format!r}"
        yield Finding("error", "unknown-format", what, near(reference.base_format, FORMATS), place)
    elif why:
        yield Finding(
            "error", "unfit-format", f"{shown} can not be printed: {why}", "choose another format", place
        )


def _sound(fact: dict[str, Any]) -> bool:
    """Tell whether a fact's unit and value are such that a format can be judged."""
    unit, value = fact.get("unit"), fact.get("value")
    value = fact.get("min") if value is None else value
    return (
        isinstance(unit, str) and known(unit) and isinstance(value, str if unit == "month" else int | float)
    )


def near(word: str, known: Any) -> str:
    """Return "did you mean ...?" for the nearest of ``known``, else a list of what there is."""
    names = [str(name) for name in known]
    close = difflib.get_close_matches(word, names, 1, 0.6)
    if close:
        return f"did you mean {close[0]!r}?"
    if not names:
        return "there are none"
    listed = ", ".join(names[:12])
    return f"there are: {listed}{', ...' if len(names) > 12 else ''}"
