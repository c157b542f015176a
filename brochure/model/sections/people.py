"""Sections of people: foreword, labour, services, testimonials; and those that the park's lists fill."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictStr

from brochure.model.amounts import Amount, Item
from brochure.model.base import AsOf, Id, Model, Name, Text, Unit
from brochure.model.sections.base import Told

Share = Annotated[float, Field(ge=0, le=100)]


class Foreword(Told):
    """A message: text, who signs it, and the portrait (id of a picture)."""

    kind: Literal["foreword"]
    signatory: Name | None = None
    position: Text | None = None
    portrait: Id | None = None
    signed: AsOf | None = None


class School(Model):
    """A place of learning: students a year, fields, how far."""

    name: Text
    fields: Text | None = None
    students: Amount | None = None
    graduates: Amount | None = None
    distance: Amount | None = None


class Wage(Amount):
    """What a role earns."""

    role: Text
    note: Text | None = None


class Insurance(Model):
    """A social insurance and its rates in per cent of the wage."""

    name: Text
    employer: Share | None = None
    employee: Share | None = None


class Labour(Told):
    """Who works here, what they learn and earn."""

    kind: Literal["labour"]
    schools: tuple[School, ...] = ()
    wages: tuple[Wage, ...] = ()
    wage_unit: Unit = "CNY/month"
    insurance: tuple[Insurance, ...] = ()


class ServiceStep(Model):
    """A step on the way to production, who helps, and the most it takes."""

    name: Text
    text: Text | None = None
    office: Text | None = None
    time: Amount | None = None


class Services(Told):
    """One-stop service: steps with days, promises, and whom to call."""

    kind: Literal["services"]
    steps: tuple[ServiceStep, ...] = ()
    promises: tuple[Item, ...] = ()
    contact: Id | None = None


class Testimonial(Model):
    """What an investor says. It is printed only with ``consent``."""

    quote: Text
    person: Name
    position: Text | None = None
    company: Id | None = None
    firm: Text | None = None
    portrait: Id | None = None
    consent: StrictBool = False


class Testimonials(Told):
    """Investors' voices."""

    kind: Literal["testimonials"]
    quotes: tuple[Testimonial, ...] = ()


class Companies(Told):
    """The park's companies by industry, as a list; those with a logo as a wall."""

    kind: Literal["companies"]
    wall: StrictBool = True


class ImprintSection(Told):
    """Who answers for the brochure; with a list of its figures, their dates and sources."""

    kind: Literal["imprint"]
    list_sources: StrictBool = True
    credits: tuple[Text, ...] = ()
    edition_number: StrictStr | None = None
