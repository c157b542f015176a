"""Sections of where the park lies and what it stands on: location, transport, supplies, living, green."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from brochure.model.amounts import Amount, Item
from brochure.model.base import AsOf, Model, Text, Year
from brochure.model.park import Latitude, Longitude
from brochure.model.sections.base import Told

Way = Literal[
    "air", "rail", "high_speed_rail", "road", "motorway", "port", "river", "metro", "bus", "border", "city",
]  # fmt: skip
State = Literal["open", "building", "planned"]
Bearing = Annotated[float, Field(ge=0, lt=360)]
Utility = Literal[
    "power", "water", "gas", "steam", "heat", "sewage", "waste", "hazardous_waste", "telecom", "roads",
    "hydrogen", "other",
]  # fmt: skip
Ready = Literal[
    "road", "power", "water", "gas", "heat", "telecom", "sewage", "rainwater", "levelled",
]  # fmt: skip
Amenity = Literal[
    "school", "hospital", "housing", "hotel", "shopping", "leisure", "transport", "climate", "tourism",
    "other",
]  # fmt: skip


class Route(Model):
    """A way to a place: how far, how long, by what.

    ``bearing`` in degrees from north, or ``coordinates`` of the place where the park's own are known, put it
    on the schematic; ``opens`` is when one that is being built or
    planned will be there.
    """

    name: Text
    way: Way
    distance: Amount | None = None
    time: Amount | None = None
    line: Text | None = None
    capacity: Amount | None = None
    bearing: Bearing | None = None
    coordinates: tuple[Latitude, Longitude] | None = None
    state: State = "open"
    opens: AsOf | None = None


class Market(Model):
    """Whom one reaches within a time or a distance."""

    within: Amount
    population: Amount | None = None
    output: Amount | None = None
    name: Text | None = None


class Location(Told):
    """Where the park lies and whom it reaches; a schematic without borders."""

    kind: Literal["location"]
    coordinates: tuple[Latitude, Longitude] | None = None
    places: tuple[Route, ...] = ()
    markets: tuple[Market, ...] = ()


class Transport(Told):
    """Ways to and from the park."""

    kind: Literal["transport"]
    routes: tuple[Route, ...] = ()


class Supply(Model):
    """One utility and what it can deliver."""

    utility: Utility
    name: Text | None = None
    text: Text | None = None
    provider: Text | None = None
    capacities: tuple[Item, ...] = ()
    state: State = "open"
    opens: AsOf | None = None


class Infrastructure(Told):
    """Utilities with capacities, and what every plot is connected to."""

    kind: Literal["infrastructure"]
    utilities: tuple[Supply, ...] = ()
    ready: tuple[Ready, ...] = ()


class LivingItem(Model):
    """A school, a hospital, a hotel ... with what can be said of it."""

    amenity: Amenity
    name: Text
    text: Text | None = None
    distance: Amount | None = None
    amount: Amount | None = None


class Living(Told):
    """Life around the park."""

    kind: Literal["living"]
    items: tuple[LivingItem, ...] = ()


class Certificate(Model):
    """A certificate, who gave it and when."""

    name: Text
    body: Text | None = None
    year: Year | None = None


class Measure(Model):
    """Something that the park does for its surroundings."""

    name: Text
    text: Text | None = None
    amount: Amount | None = None


class EnergyShare(Model):
    """A source of energy and its share in per cent."""

    name: Text
    share: Annotated[float, Field(ge=0, le=100)]


class Sustainability(Told):
    """The green park: energy, rules, treatment, certificates."""

    kind: Literal["sustainability"]
    energy: tuple[EnergyShare, ...] = ()
    measures: tuple[Measure, ...] = ()
    certificates: tuple[Certificate, ...] = ()
