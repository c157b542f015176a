"""Location, transport, infrastructure, living and the green park, told in blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from brochure.compose import amounts
from brochure.compose import blocks as b
from brochure.compose.bearings import Point, bearing
from brochure.compose.composer import Composer, Key
from brochure.compose.labels import each, joined, label, same
from brochure.compose.numbers import in_words
from brochure.compose.parts import ChartCell, ChartRow, ChartStory
from brochure.compose.quantities import converted
from brochure.compose.telling.opening import (
    closing,
    item_words,
    opening,
    text_column,
)
from brochure.compose.words import NOTHING, Words
from brochure.model import sections as m
from brochure.model.amounts import Amount

RINGS = {
    "minutes": (15, 30, 60, 120, 180, 240, 360, 480, 720),
    "distance": (10, 25, 50, 100, 200, 400, 800, 1600),
}
MOST_RINGS = 4
MOST_STOPS = 6
"""Places that the schematic takes from the routes, one for each way of going."""
SEVEN = frozenset(("road", "power", "water", "gas", "telecom", "sewage", "rainwater"))
"""What 七通一平 counts beside level ground; heat takes the place of any of them."""


def location(c: Composer, section: m.Location, key: Key) -> b.FlowBody:
    """Return where the park lies: the schematic of what it reaches, and the markets."""
    blocks = opening(c, section, key)
    places = [((*key, "places", index), place) for index, place in enumerate(section.places)]
    reach = _reach(c, places or _transport_places(c), section.coordinates or _point(c))
    if reach is not None:
        blocks.append(reach)
    if section.markets:
        blocks.append(_markets(c, section, key))
    return b.FlowBody((*blocks, *closing(c, section, key)))


def _transport_places(c: Composer) -> list[tuple[Key, m.Route]]:
    """Return routes of the section of transport that the schematic can show: the nearest of each way."""
    for index, other in enumerate(c.brochure.sections):
        if isinstance(other, m.Transport):
            near: dict[str, tuple[Key, m.Route]] = {}
            for position, route in enumerate(other.routes):
                located = route.bearing is not None or route.coordinates is not None
                if located and route.way not in near and len(near) < MOST_STOPS:
                    near[route.way] = (("sections", index, "routes", position), route)
            return list(near.values())
    return []


def number_of(amount: Amount | None, unit: str) -> float | None:
    """Return an amount as a number in ``unit``; a range counts with its least."""
    found = amounts.quantity(amount, unit) if amount is not None else None
    if found is None:
        return None
    return float(found.value if found.unit == unit else converted(found, unit).value)


def _point(c: Composer) -> Point | None:
    """Return where the park lies: the point of the first contact that has one."""
    return next((contact.coordinates for contact in c.brochure.contacts if contact.coordinates), None)


def _bearing(place: m.Route, park: Point | None) -> float | None:
    """Return the direction of a place: as it is said, or from the points of both."""
    if place.bearing is not None or place.coordinates is None or park is None:
        return place.bearing
    return bearing(park, place.coordinates)


def _reach(c: Composer, places: Sequence[tuple[Key, m.Route]], park: Point | None) -> b.Reach | None:
    """Return the schematic of places by time, or by distance where times are not known."""
    timed = [place for _, place in places if place.time is not None]
    measure = "minutes" if 2 * len(timed) >= len(places) else "distance"
    stops = []
    for key, place in places:
        distance, minutes = number_of(place.distance, "km"), number_of(place.time, "min")
        if (minutes if measure == "minutes" else distance) is None:
            continue
        said = joined(c.edition.languages, [amounts.said(c, place.time), amounts.said(c, place.distance)])
        stops.append(
            b.Stop(
                c.words(place.name, *key, "name"), place.way, distance, minutes, said,
                _bearing(place, park),
                place.state != "open",
            )
        )  # fmt: skip
    if len(stops) < 2:
        return None
    note = label(c.edition.languages, "reach.note", measure=label(c.edition.languages, f"reach.{measure}"))
    centre = c.name(c.brochure.park.short_name, "park", "short_name")
    ends = [stop.minutes if measure == "minutes" else stop.distance for stop in stops]
    rings = _rings(c, measure, max(end for end in ends if end is not None))
    return b.Reach(centre, tuple(stops), rings, "minutes" if measure == "minutes" else "distance", note)


def _rings(c: Composer, measure: str, most: float) -> tuple[tuple[float, Words], ...]:
    """Return the rings that hold all places: the fewest round numbers, the last beyond the farthest."""
    steps = RINGS[measure]
    inside = [step for step in steps if step < most]
    last = next((step for step in steps if step >= most), most)
    chosen = [*inside[-(MOST_RINGS - 1) :], last]

    def named(value: float) -> Words:
        if measure == "distance":
            return amounts.said(c, Amount(value=int(value), unit="km"))
        if value >= 60 and value % 60 == 0:
            return amounts.said(c, Amount(value=int(value // 60), unit="h"))
        return amounts.said(c, Amount(value=int(value), unit="min"))

    return tuple((float(value), named(value)) for value in chosen)


def _markets(c: Composer, section: m.Location, key: Key) -> b.Table:
    languages = c.edition.languages
    columns = [
        text_column(label(languages, "col.within")),
        text_column(label(languages, "col.population")),
        text_column(label(languages, "col.output")),
    ]
    rows = []
    for index, market in enumerate(section.markets):
        at = (*key, "markets", index)
        within = joined(languages, [amounts.said(c, market.within), c.words(market.name, *at, "name")])
        cells = (within, amounts.said(c, market.population) or None, amounts.said(c, market.output) or None)
        rows.append(b.TableRow(cells, place=c.places.get(at)))
    title = label(languages, "markets")
    return b.Table(tuple(columns), (b.RowGroup(NOTHING, tuple(rows)),), title, place=c.places.get(key))


# -- transport


def transport(c: Composer, section: m.Transport, key: Key) -> b.FlowBody:
    """Return ways in and out: a table with bars of time."""
    languages = c.edition.languages
    blocks = opening(c, section, key)
    routes = section.routes
    timed = any(route.time is not None for route in routes)
    far = any(route.distance is not None for route in routes)
    lined = any(route.line is not None or route.capacity is not None for route in routes)
    columns: list[tuple[b.Column, bool]] = [
        (text_column(label(languages, "col.place")), True),
        (text_column(label(languages, "col.way")), True),
        (b.Column(label(languages, "col.distance"), "decimal", amounts.unit_words(c, "km")), far),
        (b.Column(label(languages, "col.time"), "range", amounts.unit_words(c, "min")), timed),
        (text_column(label(languages, "col.line")), lined),
    ]

    def row(index: int, route: m.Route) -> b.TableRow:
        at = (*key, "routes", index)
        line = joined(languages, [c.words(route.line, *at, "line"), amounts.said(c, route.capacity)])
        cells: list[Words | b.Amount | bool | None] = [
            stated(c, c.words(route.name, *at, "name"), route.state, route.opens),
            label(languages, f"way.{route.way}"),
            amounts.cell(c, route.distance, "km"),
            amounts.cell(c, route.time, "min"),
            line or None,
        ]
        kept = tuple(cell for cell, (_, shown) in zip(cells, columns, strict=True) if shown)
        return b.TableRow(kept, place=c.places.get(at))

    if routes:
        rows = tuple(row(index, route) for index, route in enumerate(routes))
        shown = tuple(column for column, shown in columns if shown)
        blocks.append(b.Table(shown, (b.RowGroup(NOTHING, rows),), place=c.places.get(key)))
    return b.FlowBody((*blocks, *closing(c, section, key)))


def stated(c: Composer, words: Words, state: str, opens: str | None) -> Words:
    """Return words, with what is said of something that is not there yet: (planned, 2027)."""
    if state == "open":
        return words
    languages = c.edition.languages
    when = joined(languages, [label(languages, state), amounts.date(c, opens)])
    return label(languages, "bracket", words, when)


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


# -- infrastructure


def infrastructure(c: Composer, section: m.Infrastructure, key: Key) -> b.FlowBody:
    """Return utilities as a table of capacities, and what every plot is connected to."""
    languages = c.edition.languages
    blocks = opening(c, section, key)
    if section.ready:
        blocks.append(_ready(c, section))
        said = tuple((name, label(languages, f"ready.{name}")) for name in section.ready)
        blocks.append(b.IconRow(said))
    groups = [
        _supply(c, supply, (*key, "utilities", index)) for index, supply in enumerate(section.utilities)
    ]
    if groups:
        columns = (
            text_column(label(languages, "col.supply")),
            b.Column(label(languages, "col.capacity"), "decimal"),
        )
        blocks.append(b.Table(columns, tuple(groups), place=c.places.get(key)))
    return b.FlowBody((*blocks, *closing(c, section, key)))


def _ready(c: Composer, section: m.Infrastructure) -> b.Statement:
    """Return the connections of every plot: 七通一平 where all seven are there."""
    languages = c.edition.languages
    connections = [name for name in section.ready if name != "levelled"]
    level = "levelled" in section.ready
    counted = each(languages, lambda tag: _count_word(len(connections), tag))
    if level and len(connections) == 7:
        what = label(languages, "ready.seven")
    else:
        what = label(languages, "ready.some_levelled" if level else "ready.some", counted)
    return b.Statement(label(languages, "ready.title", what))


def _count_word(count: int, tag: str) -> str:
    """Return a small number in words, as in a headline."""
    return in_words(count, tag)


def _supply(c: Composer, supply: m.Supply, key: Key) -> b.RowGroup:
    languages = c.edition.languages
    name = c.words(supply.name, *key, "name") or label(languages, f"utility.{supply.utility}")
    head = stated(c, name, supply.state, supply.opens)
    rows = [
        b.TableRow(
            (
                c.words(item.label, *key, "capacities", i, "label"),
                item_words(c, item, (*key, "capacities", i)),
            ),
            place=c.places.get((*key, "capacities", i)),
        )
        for i, item in enumerate(supply.capacities)
    ]
    provider = c.words(supply.provider, *key, "provider")
    if provider:
        rows.append(b.TableRow((label(languages, "col.provider"), provider)))
    text = c.words(supply.text, *key, "text")
    if text and not rows:
        rows.append(b.TableRow((name, text)))
        text = NOTHING
    return b.RowGroup(head, tuple(rows), text)


# -- living, green


def living(c: Composer, section: m.Living, key: Key) -> b.FlowBody:
    """Return life around the park: a list for each kind of amenity."""
    languages = c.edition.languages
    blocks = opening(c, section, key)
    for amenity in _once(item.amenity for item in section.items):
        entries = []
        for index, item in enumerate(section.items):
            if item.amenity != amenity:
                continue
            at = (*key, "items", index)
            detail = joined(
                languages,
                [
                    c.words(item.text, *at, "text"),
                    amounts.said(c, item.amount),
                    amounts.said(c, item.distance),
                ],
            )
            entries.append(b.Entry(c.words(item.name, *at, "name"), detail, place=c.places.get(at)))
        blocks.append(b.Listing(tuple(entries), label(languages, f"amenity.{amenity}")))
    return b.FlowBody((*blocks, *closing(c, section, key)))


def sustainability(c: Composer, section: m.Sustainability, key: Key) -> b.FlowBody:
    """Return the green park: the energy mix as bars, what is done, certificates with their years."""
    languages = c.edition.languages
    blocks = opening(c, section, key)
    if section.energy:
        blocks.append(b.Chart(_energy(c, section, key)))
    if section.measures:
        entries = []
        for index, measure in enumerate(section.measures):
            at = (*key, "measures", index)
            detail = joined(languages, [c.words(measure.text, *at, "text"), amounts.said(c, measure.amount)])
            entries.append(b.Entry(c.words(measure.name, *at, "name"), detail, place=c.places.get(at)))
        blocks.append(b.Listing(tuple(entries), label(languages, "measures")))
    if section.certificates:
        entries = []
        for index, certificate in enumerate(section.certificates):
            at = (*key, "certificates", index)
            mark = same(languages, str(certificate.year or ""))
            body = c.words(certificate.body, *at, "body")
            entries.append(b.Entry(c.words(certificate.name, *at, "name"), body, mark, c.places.get(at)))
        blocks.append(b.Listing(tuple(entries), label(languages, "certificates")))
    return b.FlowBody((*blocks, *closing(c, section, key)))


def _energy(c: Composer, section: m.Sustainability, key: Key) -> ChartStory:
    """Return the energy mix as sorted bars: shares of one whole."""
    languages = c.edition.languages
    shares = sorted(enumerate(section.energy), key=lambda pair: -pair[1].share)
    rows = tuple(
        ChartRow(
            c.words(share.name, *key, "energy", index, "name"),
            (ChartCell(share.share, amounts.said(c, Amount(value=_whole(share.share), unit="percent"))),),
            accented=position == 0,
        )
        for position, (index, share) in enumerate(shares)
    )
    source = c.words(section.source, *key, "source")
    return ChartStory(
        kind="bars",
        title=label(languages, "energy_mix"),
        measure=amounts.date(c, section.as_of),
        source=label(languages, "source", source) if source else NOTHING,
        columns=(),
        times=(),
        rows=rows,
        threads=(),
        width="full",
        place=c.places.get(key),
    )


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value
