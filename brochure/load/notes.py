"""What is sound but wants a person's judgment: unconfirmed facts, doubtful names, missing pictures.

A validated brochure and its tree in, findings out. What ``--strict`` makes of them is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.errors import Finding, Place
from brochure.load.tree import Key, Tree
from brochure.model.amounts import Amount
from brochure.model.base import Model, Name, Text
from brochure.model.brochure import Brochure

STALE_YEARS = 3
"""A figure older than this many years beside the brochure's date is stale (section catalogue, type Fact)."""


LOOKED_FOR = (
    "location", "transport", "infrastructure", "costs", "land_plots", "labour", "incentives", "services",
    "contact",
)  # fmt: skip
"""What investors look for first (section catalogue, 1: site-selection sources, JETRO, MIGA)."""


def notes(brochure: Brochure, tree: Tree) -> list[Finding]:
    """Return the findings of a sound brochure."""
    return [
        *_facts(brochure, tree),
        *_names(brochure, tree),
        *_addresses(brochure, tree),
        *_slots(brochure, tree),
        *_consents(brochure, tree),
        *_stale(brochure, tree),
        *_amounts(brochure, tree),
        *_missed(brochure, tree),
    ]


def _at(tree: Tree, *key: str | int) -> Place | None:
    return tree.values.get(key)


def _facts(brochure: Brochure, tree: Tree) -> Iterator[Finding]:
    for fact_id, fact in brochure.facts.items():
        if fact.status == "to_confirm":
            what = f"{shown(fact.label, brochure)} ({fact_id}) is not confirmed"
            remedy = "let the park confirm it, then set its status to stated"
            yield Finding("warning", "fact-to-confirm", what, remedy, _at(tree, "facts", fact_id))


def _names(brochure: Brochure, tree: Tree) -> Iterator[Finding]:
    for key, name in _all_names(brochure):
        if name.grade not in ("C", "D"):
            continue
        what = f"the Chinese characters of {shown(name.text, brochure)} are "
        if name.grade == "C":
            what += "read back from pinyin and print with †"
        else:
            what += "unknown; its Latin name prints instead"
        remedy = "let the park confirm them, then set the grade to A"
        yield Finding("warning", "name-graded", f"{what} (grade {name.grade})", remedy, _at(tree, *key))


def _all_names(brochure: Brochure) -> Iterator[tuple[Key, Name]]:
    yield ("park", "name"), brochure.park.name
    yield ("park", "short_name"), brochure.park.short_name
    for key in ("zones", "industries", "companies", "honours", "contacts"):
        for index, entry in enumerate(getattr(brochure, key)):
            yield (key, index, "name"), entry.name


def _addresses(brochure: Brochure, tree: Tree) -> Iterator[Finding]:
    for index, contact in enumerate(brochure.contacts):
        if contact.address is not None and contact.address_grade in ("C", "D"):
            name = shown(contact.name.text, brochure)
            what = f"the Chinese address of {name} is not confirmed and prints with †"
            remedy = "let the park confirm it, then set address_grade to A"
            place = _at(tree, "contacts", index, "address")
            yield Finding(
                "warning", "address-graded", f"{what} (grade {contact.address_grade})", remedy, place
            )


def _slots(brochure: Brochure, tree: Tree) -> Iterator[Finding]:
    for index, slot in enumerate(brochure.pictures):
        if slot.file is None:
            fate = "closes" if slot.without_file == "close" else "shows the theme's art as an illustration"
            what = f"the picture {slot.id!r} was not supplied; its place on the page of {slot.section} {fate}"
            yield Finding("note", "picture-missing", what, "give its file", _at(tree, "pictures", index))
    for index, code in enumerate(brochure.codes):
        if code.payload == "image" and code.file is None:
            what = f"the code {code.id!r} was not supplied and is left out"
            yield Finding(
                "note",
                "code-missing",
                what,
                "give the image of the park's own code",
                _at(tree, "codes", index),
            )


def _consents(brochure: Brochure, tree: Tree) -> Iterator[Finding]:
    companies = [c for c in brochure.companies if c.kind == "company"]
    without = [c for c in companies if not c.consent]
    if without:
        what = f"{len(without)} of {len(companies)} companies have not agreed to be named"
        yield Finding(
            "note", "consent-missing", what, "ask them, then set consent: true", _at(tree, "companies")
        )


def _stale(brochure: Brochure, tree: Tree) -> Iterator[Finding]:
    ages = {}
    for fact_id, fact in brochure.facts.items():
        year = re.search(r"[0-9]{4}", fact.as_of)
        if year and fact.printed and fact.unit not in ("month", "year"):
            ages[fact_id] = brochure.date.year - int(year[0])
    old = [fact_id for fact_id, age in ages.items() if age > STALE_YEARS]
    if old:
        what = f"figures more than {STALE_YEARS} years old at the brochure's date: {', '.join(old)}"
        yield Finding("note", "facts-stale", what, "ask the park for newer figures", _at(tree, "facts"))


def _amounts(brochure: Brochure, tree: Tree) -> Iterator[Finding]:
    """Yield amounts of sections that are to be confirmed, and sections whose figures are old."""
    for index, section in enumerate(brochure.sections):
        old: set[int] = set()
        for key, amount in _held(section, ("sections", index)):
            if isinstance(amount, Amount) and amount.status == "to_confirm":
                remedy = "let the park confirm it, then remove its status"
                place = _near(tree, key)
                yield Finding("warning", "amount-to-confirm", "the amount is not confirmed", remedy, place)
            year = re.search(r"[0-9]{4}", getattr(amount, "as_of", None) or "")
            if year and brochure.date.year - int(year[0]) > STALE_YEARS:
                old.add(int(year[0]))
        if old:
            years = ", ".join(str(year) for year in sorted(old))
            what = f"figures more than {STALE_YEARS} years old in {section.kind}: of {years}"
            place = _near(tree, ("sections", index))
            yield Finding("note", "figures-stale", what, "ask the park for newer figures", place)


def _held(node: object, key: Key) -> Iterator[tuple[Key, object]]:
    """Yield a model and all models that it holds, with their key paths."""
    if isinstance(node, Model):
        yield key, node
        for name in type(node).model_fields:
            yield from _held(getattr(node, name), (*key, name))
    elif isinstance(node, tuple):
        for index, entry in enumerate(node):
            yield from _held(entry, (*key, index))


def _near(tree: Tree, key: Key) -> Place | None:
    """Return the place of a value, or of the nearest that holds it."""
    while key and key not in tree.values:
        key = key[:-1]
    return tree.values.get(key)


def _missed(brochure: Brochure, tree: Tree) -> Iterator[Finding]:
    """Yield how many of the sections that investors look for first are there, and which they will miss."""
    told = {section.kind for section in brochure.sections if getattr(section, "enabled", True)}
    missed = [kind for kind in LOOKED_FOR if kind not in told]
    if missed:
        there = len(LOOKED_FOR) - len(missed)
        what = (
            f"{there} of the {len(LOOKED_FOR)} sections that investors look for first are there; "
            f"they will miss: {', '.join(missed)}"
        )
        blank = next((kind for kind in missed if kind != "contact"), "contact")
        remedy = f"begin with a blank file: brochure template {blank}; docs/data.md explains it"
        yield Finding("note", "completeness", what, remedy, _at(tree, "sections"))


def shown(text: Text, brochure: Brochure) -> str:
    """Return a text in the leading language, or in any that it has, on one line."""
    words = text.get(brochure.lead_language) or next(iter(text.root.values()), "")
    return words.replace("|", " ")
