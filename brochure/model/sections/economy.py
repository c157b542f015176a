"""Sections of what it costs and what is on offer: costs, land and plants, incentives, projects."""

from __future__ import annotations

from typing import Literal

from pydantic import StrictBool, StrictInt, StrictStr

from brochure.model.amounts import Amount, Band, Hours
from brochure.model.base import AsOf, Id, Model, Text, Unit
from brochure.model.sections.base import Told

Period = Literal["sharp", "peak", "flat", "valley", "deep_valley"]
Season = Literal["summer", "winter", "heating", "non_heating"]
PlotStatus = Literal["available", "reserved", "planned", "sold"]
Mode = Literal["sole", "joint_venture", "cooperation", "ppp", "lease", "acquisition", "open"]


class CostRow(Amount):
    """One price: what it is for, and the tier for which it holds.

    A tier is a time of the day (``period`` with its ``hours``), a ``season``, a ``band`` of volume, voltage
    or lease years, a ``grade`` of land, or words (``tier``).
    """

    item: Text | None = None
    tier: Text | None = None
    period: Period | None = None
    hours: tuple[Hours, ...] = ()
    season: Season | None = None
    band: Band | None = None
    grade: StrictInt | StrictStr | None = None
    tax_included: StrictBool | None = None
    note: Text | None = None


class CostGroup(Model):
    """Prices of one kind: land, rent, electricity, water ... ``unit`` holds for rows without their own."""

    id: Id
    name: Text
    unit: Unit | None = None
    as_of: AsOf | None = None
    source: Text | None = None
    tax_included: StrictBool | None = None
    note: Text | None = None
    rows: tuple[CostRow, ...] = ()


class Costs(Told):
    """What doing business costs: groups of prices."""

    kind: Literal["costs"]
    groups: tuple[CostGroup, ...] = ()


class LandPlot(Model):
    """A plot of land: number, area, use, limits, price and whether it can be had."""

    number: StrictStr
    zone: Id | None = None
    area: Amount
    use: Text | None = None
    plot_ratio: Amount | None = None
    height: Amount | None = None
    utilities: Text | None = None
    price: Amount | None = None
    status: PlotStatus = "available"
    available_from: AsOf | None = None
    note: Text | None = None


class Plant(Model):
    """A standard factory or other building to let or to buy."""

    number: StrictStr
    zone: Id | None = None
    name: Text | None = None
    area: Amount
    floors: StrictInt | None = None
    clear_height: Amount | None = None
    floor_load: Amount | None = None
    crane: Amount | None = None
    rent: Amount | None = None
    status: PlotStatus = "available"
    available_from: AsOf | None = None
    note: Text | None = None


class LandPlots(Told):
    """Land and plants on offer."""

    kind: Literal["land_plots"]
    plots: tuple[LandPlot, ...] = ()
    plants: tuple[Plant, ...] = ()


class Incentive(Model):
    """What is granted, on which legal basis, to whom, how much and how long."""

    name: Text
    basis: Text | None = None
    who: Text | None = None
    amount: Amount | None = None
    text: Text | None = None
    term: Amount | None = None
    valid_to: AsOf | None = None


class Incentives(Told):
    """Incentives; that conditions apply is always said."""

    kind: Literal["incentives"]
    items: tuple[Incentive, ...] = ()


class Project(Model):
    """An opportunity to invest in: its profile."""

    name: Text
    industry: Id | None = None
    content: Text
    investment: Amount | None = None
    land: Amount | None = None
    mode: Mode | None = None
    returns: Text | None = None
    place: Text | None = None
    contact: Id | None = None


class Projects(Told):
    """Projects that look for investors."""

    kind: Literal["projects"]
    projects: tuple[Project, ...] = ()
