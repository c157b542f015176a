"""What amounts must measure: land an area, a way a distance and a time; shares make no more than one whole.

A validated brochure in; what is wrong and the key path where it stands out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brochure.model import sections as kinds
from brochure.model.amounts import Amount
from brochure.model.brochure import Brochure
from brochure.model.units import alike

Key = tuple[str | int, ...]
Fault = tuple[str, str, str, Key]
"""A stable code, what is wrong, what would be right, and where."""

AREA, LENGTH, TIME = ("ha", "area"), ("km", "distance"), ("h", "time")
WANTED: dict[type, dict[str, tuple[tuple[str, str], ...]]] = {
    kinds.Market: {"within": (TIME, LENGTH)},
    kinds.Route: {"distance": (LENGTH,), "time": (TIME,)},
    kinds.LandPlot: {"area": (AREA,), "height": (LENGTH,)},
    kinds.Plant: {"area": (AREA,), "clear_height": (LENGTH,)},
    kinds.Project: {"land": (AREA,)},
    kinds.School: {"distance": (LENGTH,)},
    kinds.LivingItem: {"distance": (LENGTH,)},
}
"""The amounts whose measure a page relies on, by model and key: units that they must be alike."""
SLACK = 0.5  # per cent: what shares that were rounded one by one may make too much


def measure_faults(brochure: Brochure) -> Iterator[Fault]:
    """Yield amounts of the wrong measure, shares above one whole, and plots and groups that stand twice."""
    for index, section in enumerate(brochure.sections):
        key: Key = ("sections", index)
        for name in type(section).model_fields:
            entries = getattr(section, name)
            if isinstance(entries, tuple):
                for position, entry in enumerate(entries):
                    yield from _measures(entry, (*key, name, position))
        match section:
            case kinds.LandPlots():
                yield from _again(
                    "plot", [(plot.zone, plot.number) for plot in section.plots], (*key, "plots")
                )
            case kinds.Costs():
                yield from _again("group", [(None, group.id) for group in section.groups], (*key, "groups"))
            case kinds.Sustainability():
                yield from _whole([source.share for source in section.energy], (*key, "energy"))
            case _:
                pass
    shares = [industry.share for industry in brochure.industries if industry.share is not None]
    yield from _whole(shares, ("industries",))


def _measures(entry: object, key: Key) -> Iterator[Fault]:
    for name, wanted in WANTED.get(type(entry), {}).items():
        amount = getattr(entry, name)
        unit = amount.unit if isinstance(amount, Amount) else None
        if unit is None or any(alike(unit, one) for one, _ in wanted):
            continue
        what = f"{unit} measures no {' and no '.join(said for _, said in wanted)}"
        remedy = f"write it in a unit such as {' or '.join(one for one, _ in wanted)}"
        yield "wrong-measure", what, remedy, (*key, name, "unit")


def _again(what: str, names: Sequence[tuple[str | None, str]], key: Key) -> Iterator[Fault]:
    seen: set[tuple[str | None, str]] = set()
    for index, name in enumerate(names):
        if name in seen:
            where = (*key, index, "number" if what == "plot" else "id")
            yield "duplicate-id", f"the {what} {name[1]!r} stands twice", "give one of them another", where
        seen.add(name)


def _whole(shares: Sequence[float], key: Key) -> Iterator[Fault]:
    total = sum(shares)
    if total > 100 + SLACK:
        yield "shares", f"the shares make {total:g} per cent together", "they are parts of one whole", key
