"""A composer: the data, the edition and where things were said. Turns texts and facts into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from brochure.compose import numbers
from brochure.compose.editions import SHORT_TAGS, Edition
from brochure.compose.words import Cell, Digits, Row, Words
from brochure.errors import Place
from brochure.model import sections as m
from brochure.model.base import Fact, Name, Text
from brochure.model.brochure import Brochure
from brochure.model.park import Contact, Industry

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Composer:
    """What every section needs: the data, the edition, where things were said."""

    brochure: Brochure
    edition: Edition
    folder: Path
    places: Mapping[Key, Place]

    # -- words

    def words(self, text: Text | None, *key: str | int) -> Words:
        """Return a text's words in the edition's languages, facts resolved."""
        return self._said(text, self.edition.languages, key)

    def in_all(self, text: Text, *key: str | int) -> Words:
        """Return a text's words in all of the brochure's languages, the edition's first."""
        others = (tag for tag in self.brochure.languages if tag not in self.edition.languages)
        return self._said(text, (*self.edition.languages, *others), key)

    def _said(self, text: Text | None, languages: tuple[str, ...], key: Key) -> Words:
        said = []
        for language in languages:
            raw = text.get(language) if text else None
            if raw:
                facts, contacts = self.brochure.facts, self.brochure.contacts
                said.append((language, numbers.render(raw, facts, language, contacts)))
        return Words(tuple(said), self.places.get(key))

    def name(self, name: Name, *key: str | int) -> Words:
        """Return a name's words; grade C carries a dagger, grade D stands in Latin letters."""
        said = ((language, numbers.name_text(name, language)) for language in self.edition.languages)
        return Words(tuple(said), self.places.get(key))

    def many(self, texts: tuple[Text, ...], *key: str | int) -> tuple[Words, ...]:
        """Return the words of each of ``texts``."""
        return tuple(self.words(text, *key, index) for index, text in enumerate(texts))

    def rows(self, pairs: tuple[tuple[Text, Text], ...], *key: str | int) -> tuple[Row, ...]:
        """Return rows of label and value."""
        return tuple(
            Row(self.words(label, *key, index), self.words(value, *key, index))
            for index, (label, value) in enumerate(pairs)
        )

    # -- figures

    def fact(self, fact_id: str) -> Fact:
        """Return a fact that the data lint has found to exist."""
        return self.brochure.facts[fact_id]

    def cell(self, cell: m.FigureCell, *key: str | int) -> Cell:
        """Return a figure in each language, with its caption."""
        fact = self.fact(cell.fact)
        digits = tuple((language, self.digits(fact, language)) for language in self.edition.languages)
        return Cell(digits, self.words(cell.caption, *key, "caption"))

    def digits(self, fact: Fact, language: str) -> Digits:
        """Return a fact as big digits, small unit and the whole."""
        figure = numbers.figure(fact, language)
        return Digits(figure.digits, figure.unit, figure.full)

    def contact(self, contact_id: str) -> Contact:
        """Return a contact by id."""
        return next(c for c in self.brochure.contacts if c.id == contact_id)

    def phone(self, contact: Contact) -> Words:
        """Return a contact's telephone number as each language writes it."""
        said = ((language, numbers.phone(contact, language)) for language in self.edition.languages)
        return Words(tuple(said) if contact.phone else ())

    def address(self, contact: Contact, *key: str | int) -> Words:
        """Return a contact's address; doubtful characters carry a dagger."""
        said = ((language, numbers.address_text(contact, language)) for language in self.edition.languages)
        return Words(tuple(said) if contact.address else (), self.places.get(key))

    @property
    def industries(self) -> list[tuple[int, Industry]]:
        """The industries that this edition shows, with their places in the data."""
        return [
            (index, industry)
            for index, industry in enumerate(self.brochure.industries)
            if not any(SHORT_TAGS.get(name, name) == self.edition.name for name in industry.hidden_in)
        ]


def number(fact: Fact | None, default: float) -> float:
    """Return a fact's value as a number, ``default`` when there is none."""
    return float(fact.value) if fact is not None and not isinstance(fact.value, str) else default
