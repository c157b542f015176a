"""What is said only to those who do not see the page: alternative texts and where links lead, by language.

Words and figures of the story in, whole phrases out, in the edition's languages. One small table a language,
data only; a language without a table hears English. Knows no page and no PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from brochure.compose.words import Words


@dataclass(frozen=True, slots=True)
class _Asides:
    """A language's phrases; {} stand for names, numbers and addresses."""

    page: str
    call: str
    write: str
    visit: str
    place: str
    code: str
    dials: str
    opens: str
    card: str
    finding: str
    plan: str
    zone: str
    base: str
    between: str
    among: str
    yes: str


_ENGLISH = _Asides(
    page="{}, page {}",
    call="Call {}",
    write="Write to {}",
    visit="Open {}",
    place="Show on a map: {}",
    code="QR code: {}",
    dials="QR code: calls {}",
    opens="QR code: opens {}",
    card="QR code: contact card of {}",
    finding="{}: {}",
    plan="Schematic plan. {}.",
    zone="{}: {}",
    base="all linked to {}",
    between="; ",
    among=", ",
    yes="yes",
)
_CHINESE = _Asides(
    page="{}，第{}页",
    call="拨打{}",
    write="发邮件至{}",
    visit="打开{}",
    place="在地图上显示：{}",
    code="二维码：{}",
    dials="二维码：拨打{}",
    opens="二维码：打开{}",
    card="二维码：{}的名片",
    finding="{}：{}",
    plan="示意图。{}。",
    zone="{}：{}",
    base="均与{}相连",
    between="；",
    among="、",
    yes="是",
)
_BY_LANGUAGE = {"en": _ENGLISH, "zh": _CHINESE}


def entry(title: Words, page: int) -> Words:
    """Return where an entry of the contents leads."""
    return _each(title, lambda said, text: said.page.format(text, page))


def call(numbers: Words) -> Words:
    """Return what a link to a telephone does; ``numbers`` is it as each language writes it."""
    return _each(numbers, lambda said, text: said.call.format(text))


def address(target: str, languages: Sequence[str]) -> Words:
    """Return what a link to ``target`` (mailto:, https:) does."""
    bare = target.removeprefix("mailto:")
    said = ((tag, _asides(tag).write if bare != target else _asides(tag).visit) for tag in languages)
    return Words(tuple((tag, phrase.format(bare)) for tag, phrase in said))


def place(where: Words) -> Words:
    """Return what a link to a point on the map does."""
    return _each(where, lambda said, text: said.place.format(text))


def code(label: Words, payload: str, numbers: Words, name: Words) -> Words:
    """Return what a QR code holds: ``payload`` (tel:, http:, a card), else the words that stand over it.

    ``numbers`` and ``name`` are the telephone and the name that a payload stands for.
    """
    if payload.startswith("tel:"):
        return _each(numbers or label, lambda said, text: said.dials.format(text))
    if payload.startswith(("http:", "https:")):
        return _each(label, lambda said, text: f"{said.opens.format(payload)} ({text})")
    if payload.startswith("BEGIN:VCARD") and name:
        return _each(name, lambda said, text: said.card.format(text))
    return _each(label, lambda said, text: said.code.format(text))


def chart(finding: Words, values: Sequence[tuple[str, str]]) -> Words:
    """Return a chart's finding with its values; ``values`` is a sentence by language."""
    found = finding.plain
    return Words(tuple((tag, _asides(tag).finding.format(found.get(tag), said)) for tag, said in values))


def yes(languages: Sequence[str]) -> Words:
    """Return the word for a mark that is set, where a table has become a list."""
    return Words(tuple((tag, _asides(tag).yes) for tag in languages))


def plan(zones: Sequence[tuple[Words, Sequence[Words]]], base: Words) -> Words:
    """Return what a zone plan shows: each zone's name and its industries, and the base they are linked to."""
    languages = [tag for tag, _ in (zones[0][0] if zones else base)]
    return Words(tuple((tag, _plan(zones, base, tag)) for tag in languages))


def _plan(zones: Sequence[tuple[Words, Sequence[Words]]], base: Words, language: str) -> str:
    said = _asides(language)
    parts = []
    for name, industries in zones:
        does = said.among.join(text for text in (i.plain.get(language) for i in industries) if text)
        called = name.plain.get(language)
        parts.append(said.zone.format(called, does) if does else called)
    if base.get(language):
        parts.append(said.base.format(base.plain.get(language)))
    return said.plan.format(said.between.join(parts))


def _asides(language: str) -> _Asides:
    return _BY_LANGUAGE.get(language.split("-")[0], _ENGLISH)


def _each(words: Words, phrase: Callable[[_Asides, str], str]) -> Words:
    """Return the words each put into its language's phrase, line ends and marks taken out."""
    return Words(tuple((tag, phrase(_asides(tag), text)) for tag, text in words.plain), words.place)
