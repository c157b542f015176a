"""Facts, names and telephones as words: every figure of the data said in a language.

A fact and a language in, final characters out; texts in, texts with their references resolved out. One
fact gives ``RMB 13.56 billion`` and ``135.6亿元``, so that two languages can not disagree. Nothing here
knows pages or where a text stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from brochure.compose import words_en, words_zh
from brochure.compose.digits import exact, month_name, plain, scaled
from brochure.compose.phones import phone
from brochure.compose.story import Digits as Figure
from brochure.compose.voices import MINUS, Voice, voice, writes_chinese
from brochure.errors import DataError
from brochure.model.base import Fact, Grade, Name
from brochure.model.park import Contact
from brochure.model.references import Reference, obstacle, references

__all__ = ["Figure", "address_text", "figure", "name_text", "phone", "render"]

MU_PER_KM2 = 1500
"""One mu is 2,000/3 square metres: 1 km² is 1,500 mu exactly."""

DAGGER = "†"
_WORDS = {"en": words_en.words, "zh_Hans": words_zh.words}


# -- figures


def figure(fact: Fact, language: str) -> Figure:
    """Return a fact as big digits, a small unit, and the whole as it stands in a list or a chart."""
    said = voice(language)
    if fact.unit in ("month", "year"):
        return Figure(_year(fact), "", _date(fact, said))
    digits, unit = _digits_unit(fact, said)
    shape = said.quantities[fact.qualifier].digits
    return Figure(shape.format(digits), unit, _quantity(fact, said, prose=False, language=language))


def _digits_unit(fact: Fact, said: Voice) -> tuple[str, str]:
    """Return a number's signed digits and all that stands in its unit, scale word and currency included."""
    number = _number(fact)
    head, per = _atoms(fact.unit)
    digits, scale = _scaled(number, head, said)
    digits = _sign(number, fact.signed) + digits
    if head in said.currency:
        name = said.currency[head]
        unit = f"{name} {scale}".strip() if said.currency_first else scale + name
    elif head in said.measures:
        symbol = said.measures[head].symbol
        unit = f"{scale} {symbol}".strip() if said.gap else scale + symbol
    else:
        unit = scale
    return digits, unit + (f"/{said.measures[per].symbol}" if per else "")


def _quantity(fact: Fact, said: Voice, *, prose: bool, language: str) -> str:
    """Return a number with its unit and qualifier, as in a sentence (``prose``) or as in a list."""
    number = _number(fact)
    head, per = _atoms(fact.unit)
    digits, scale = _scaled(number, head, said)
    digits = _sign(number, fact.signed and not prose) + digits
    counted = (fact.counted.get(language) or "") if fact.counted else ""
    if fact.qualifier == "more_than" and head == "count" and said.rounded_more and _is_round(number):
        return f"{digits}{scale}{said.rounded_more}{counted}"
    quantity = said.quantities[fact.qualifier]
    shape = quantity.prose if prose else quantity.listed
    if shape.startswith("{}"):
        digits, shape = shape.format(digits), "{}"
    if head == "count":
        body = said.gap.join(part for part in (digits, scale, counted) if part)
    elif head in said.currency:
        body = _money(digits, scale, head, said)
    else:
        body = _measured(digits, scale, head, number, said, prose=prose)
    if per:
        body += f" {said.measures[per].per}" if prose and said.gap else f"/{said.measures[per].symbol}"
    return shape.format(body)


def _is_round(number: Decimal) -> bool:
    """Tell whether 余 may follow a number: whole tens only, 140余 and not 143余."""
    return number >= 10 and number % 10 == 0


def _money(digits: str, scale: str, head: str, said: Voice) -> str:
    """Return an amount: RMB 13.56 billion, 135.6亿元."""
    name = said.currency[head]
    parts = (name, digits, scale) if said.currency_first else (digits, scale + name)
    return said.gap.join(part for part in parts if part)


def _measured(digits: str, scale: str, head: str, number: Decimal, said: Voice, *, prose: bool) -> str:
    """Return a number with its unit: 20 km², 20 square kilometres, 20平方公里, 7.3 per cent."""
    measure = said.measures.get(head)
    if measure is None:
        return digits + scale
    amount = said.gap.join(part for part in (digits, scale) if part)
    if prose:
        return said.gap.join((amount, measure.one if number == 1 else measure.many))
    return amount + (said.percent_gap if head == "percent" else said.gap) + measure.symbol


def _number(fact: Fact) -> Decimal:
    if isinstance(fact.value, str):
        raise DataError.of("fact-not-number", f"{fact.value!r} is no number", f"its unit is {fact.unit}")
    return exact(fact.value)


def _atoms(unit: str) -> tuple[str, str]:
    """Split a unit in what is counted and what it is counted by: "t/a" is ("t", "a")."""
    head, _, per = unit.partition("/")
    return head, per


def _scaled(number: Decimal, head: str, said: Voice) -> tuple[str, str]:
    if head not in said.scaled:
        return plain(number, said.locale), ""
    found = scaled(number, said.locale, said.scale_from)
    return found.digits, found.word


def _sign(number: Decimal, signed: bool) -> str:
    if number < 0:
        return MINUS
    return "+" if signed and number > 0 else ""


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
    return month_name(_month_number(fact), said.locale)


def _month_number(fact: Fact) -> int:
    return int(str(fact.value)[5:7])


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
            return _month(fact, said) if said.gap else f"{_month_number(fact)}月"
        case "number":
            head, _ = _atoms(fact.unit)
            if fact.unit == "year":
                return _year(fact)
            return _sign(_number(fact), False) + _scaled(_number(fact), head, said)[0]
        case "words":
            return _WORDS[said.locale](int(_number(fact)))
        case "tenths":
            tenths = int(_number(fact)) // 10
            return said.tenths[tenths > 1].format(_WORDS[said.locale](tenths))
        case "mu":
            return _quantity(_in_mu(fact), said, prose=True, language=language)
        case "figure":
            return figure(fact, language).full
        case _ if fact.unit in ("month", "year"):
            return _date(fact, said)
        case _:
            return _quantity(fact, said, prose=True, language=language)


def _in_mu(fact: Fact) -> Fact:
    """Return an area in mu."""
    if fact.unit == "mu":
        return fact
    area = _number(fact) * MU_PER_KM2
    return fact.model_copy(update={"unit": "mu", "value": int(area) if area == int(area) else float(area)})


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
