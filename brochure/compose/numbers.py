"""Facts, names and telephones as words: every figure of the data said in a language.

A fact and a language in, final characters out; texts in, texts with their references resolved out. One
fact gives ``RMB 13.56 billion`` and ``135.6亿元``, so that two languages can not disagree. Nothing here
knows pages or where a text stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from brochure.compose import numerals_en, numerals_zh
from brochure.compose.digits import exact, month_name
from brochure.compose.phones import phone
from brochure.compose.quantities import Quantity, converted, digits_unit, listed, prose
from brochure.compose.voices import Voice, voice, writes_chinese
from brochure.compose.words import Digits as Figure
from brochure.errors import DataError
from brochure.model.base import Fact, Grade, Name
from brochure.model.park import Contact
from brochure.model.references import Reference, obstacle, references

__all__ = ["Figure", "address_text", "figure", "name_text", "phone", "render"]

DAGGER = "†"
_WORDS = {"en": numerals_en.words, "zh_Hans": numerals_zh.words, "zh_Hant": numerals_zh.traditional}


# -- figures


def figure(fact: Fact, language: str) -> Figure:
    """Return a fact as big digits, a small unit, and the whole as it stands in a list or a chart."""
    said = voice(language)
    if fact.unit in ("month", "year"):
        return Figure(_year(fact), "", _date(fact, said))
    amount = quantity(fact, language)
    digits, unit = digits_unit(amount, said)
    shape = said.quantities[fact.qualifier].digits
    return Figure(shape.format(digits), unit, listed(amount, language))


def quantity(fact: Fact, language: str, *, signed: bool | None = None) -> Quantity:
    """Return a fact's amount as a quantity; DataError for a fact that is a date."""
    if isinstance(fact.value, str):
        raise DataError.of("fact-not-number", f"{fact.value!r} is no number", f"its unit is {fact.unit}")
    return Quantity(
        exact(fact.value),
        fact.unit,
        None if fact.max is None else exact(fact.max),
        fact.qualifier,
        fact.signed if signed is None else signed,
        (fact.counted.get(language) or "") if fact.counted else "",
    )


# -- dates


def _year(fact: Fact) -> str:
    """Return the year of a date, or of a figure's as_of."""
    if fact.unit in ("month", "year"):
        return str(fact.value)[:4]
    return next((word[:4] for word in fact.as_of.split() if word[:4].isdigit()), "")


def _date(fact: Fact, said: Voice) -> str:
    if fact.unit == "month":
        return said.month.format(year=_year(fact), month=_month(fact, said), number=_month_number(fact))
    return said.year.get(fact.qualifier, "{}").format(_year(fact))


def _month(fact: Fact, said: Voice) -> str:
    return month_name(_month_number(fact), said.locale, said.month_form)


def _month_number(fact: Fact) -> int:
    return int(str(fact.value)[5:7])


def in_words(count: int, language: str) -> str:
    """Return a whole number below 10**12 in words: ours in English and Chinese, ICU's (CLDR) elsewhere."""
    own = _WORDS.get(voice(language).locale)
    if own is not None:
        return own(count)
    from icu4py.messageformat import MessageFormat  # only now: most brochures do not ask for it

    return MessageFormat("{count, spellout}", language).format({"count": count}).replace("\u00ad", "")


# -- texts


def render(text: str, facts: Mapping[str, Fact], language: str, contacts: Iterable[Contact] = ()) -> str:
    """Return a text with its references to facts and to contacts' telephones resolved.

    Raises DataError for a reference that the load stage would have refused.
    """
    if "{" not in text:
        return text
    out, end = [], 0
    for reference in references(text):
        out.append(text[end : reference.start])
        out.append(_resolve(reference, text, facts, language, contacts))
        end = reference.end
    return "".join((*out, text[end:]))


def _resolve(
    reference: Reference, text: str, facts: Mapping[str, Fact], language: str, contacts: Iterable[Contact]
) -> str:
    shown = text[reference.start : reference.end]
    if reference.part == "phone":
        for contact in contacts:
            if contact.id == reference.target:
                return phone(contact, language)
    fact = facts.get(reference.target)
    if fact is None or reference.part or not reference.well_formed:
        raise DataError.of("unknown-fact", f"{shown} refers to nothing in the data", "name a fact")
    why = obstacle(reference.base_format, fact.unit, fact.value, fact.as_of)
    if why:
        raise DataError.of("unfit-format", f"{shown} can not be printed: {why}", "choose another format")
    words = formatted(fact, reference.base_format, language)
    return words[:1].upper() + words[1:] if reference.capital else words


def formatted(fact: Fact, form: str, language: str) -> str:
    """Return a fact in one of the formats of :data:`brochure.model.references.FORMATS`."""
    said = voice(language)
    match form:
        case "year":
            return _year(fact)
        case "month":
            return _date(fact, said)
        case "month_only":
            return said.month_only.format(month=_month(fact, said), number=_month_number(fact))
        case "number":
            if fact.unit == "year":
                return _year(fact)
            return digits_unit(quantity(fact, language, signed=False), said)[0]
        case "words":
            return in_words(int(fact.value), language)
        case "tenths":
            if said.tenths is None:
                return prose(quantity(fact, language, signed=False), language)
            tenths = int(fact.value) // 10
            return said.tenths[tenths > 1].format(in_words(tenths, language))
        case "mu" | "ha":
            return prose(converted(quantity(fact, language), form), language)
        case "figure":
            return figure(fact, language).full
        case _ if fact.unit in ("month", "year"):
            return _date(fact, said)
        case _:
            return prose(quantity(fact, language), language)


# -- names


def name_text(name: Name, language: str) -> str:
    """Return a name as ``language`` prints it.

    Chinese characters of grade C carry a dagger; a name of grade D stands in Latin letters everywhere.
    """
    return _graded(name.text.root, name.grade, language)


def address_text(contact: Contact, language: str) -> str:
    """Return a contact's address as ``language`` prints it, daggered where its characters are doubtful."""
    return _graded(contact.address.root, contact.address_grade, language) if contact.address else ""


def _graded(words: Mapping[str, str], grade: Grade, language: str) -> str:
    if grade == "D":
        latin = (text for tag, text in words.items() if not writes_chinese(tag))
        return words.get("en") or next(latin, "")
    text = words.get(language, "")
    return text + DAGGER if text and grade == "C" and writes_chinese(language) else text
