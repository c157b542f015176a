"""Titles of sections: the data's own, else one that states what the data find, else the house's.

A composer and a section in, words out. Nothing here knows pages.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from unicodedata import east_asian_width

from brochure.compose import amounts
from brochure.compose.composer import Composer, Key
from brochure.compose.labels import each, heads, label, word
from brochure.compose.numbers import in_words
from brochure.compose.quantities import Quantity, converted, listed
from brochure.compose.telling.offers import hectares
from brochure.compose.telling.persons import total_time
from brochure.compose.words import NOTHING, Words
from brochure.model import sections as m
from brochure.model.amounts import Amount

MOST_IN_WORDS = 12
MOST_LINES = 2
WIDEST_WORD = 7.2  # em: the same of a page of 140 mm
WIDEST = 8.1  # em: half of a page's measure at the size of titles (art direction, sections 1 and 2)
_WIDTHS = ((0.28, "ijlI.,:;'’|!"), (0.25, " \u00a0\u202f"), (0.37, "ftr-()"), (0.84, "mwMW%"))


def title(c: Composer, section: m.Section, key: Key) -> Words:
    """Return a section's title."""
    if (own := c.words(getattr(section, "title", None), *key, "title")) or isinstance(
        section, m.Cover | m.BackCover
    ):
        return own
    found = FINDINGS[type(section)](c, section) if type(section) in FINDINGS else None
    if found is not None and all(_fits(text) for _, text in found):
        return found
    known = heads(section.kind, c.edition.languages)
    return known[1] if known else NOTHING


def running_head(c: Composer, section: m.Section, key: Key) -> Words:
    """Return what stands at the head of a section's pages and in the contents."""
    own = c.words(getattr(section, "running_head", None), *key, "running_head")
    if own or isinstance(section, m.Cover | m.BackCover):
        return own
    if (given := c.words(getattr(section, "title", None), *key, "title")) and heads(section.kind, ()) is None:
        return given.plain
    known = heads(section.kind, c.edition.languages)
    return known[0] if known else NOTHING


def _fits(text: str) -> bool:
    """Tell whether a title has at most two lines, each as wide as a title's column; places can be long.

    What stays in one line must fit the narrowest page's column.
    """
    lines = text.split("|")
    words = [word for line in lines for word in line.split(" ") if not any(map(_wide, word))]
    return (
        len(lines) <= MOST_LINES
        and all(sum(map(_width, line)) <= WIDEST for line in lines)
        and all(sum(map(_width, word)) <= WIDEST_WORD for word in words)
    )


def _wide(char: str) -> bool:
    return east_asian_width(char) in "WF"


def _width(char: str) -> float:
    """Return about how wide a sign of a title is, em: enough to tell what is sure to fit."""
    if _wide(char):
        return 0.94
    for width, signs in _WIDTHS:
        if char in signs:
            return width
    return 0.66 if char.isupper() else 0.57


# -- findings


def _costs(c: Composer, section: m.Costs) -> Words | None:
    """Return the least price of electricity, or else of land."""
    for name in ("electricity", "land"):
        group = next((found for found in section.groups if found.id == name), None)
        if group is None or group.unit is None:
            continue
        rows = [row for row in group.rows if (row.unit or group.unit) == group.unit]
        prices = [(q.value, q) for row in rows if (q := amounts.quantity(row, group.unit)) is not None]
        if prices:
            least = min(prices, key=lambda pair: pair[0])[1]
            price = Quantity(least.value, least.unit)
            return label(
                c.edition.languages,
                f"title.costs.{name}",
                price=each(c.edition.languages, partial(listed, price)),
            )
    return None


def _land_plots(c: Composer, section: m.LandPlots) -> Words | None:
    """Return how many plots there are and how much can be had at once."""
    ready = [plot for plot in section.plots if plot.status == "available"]
    if not ready or len(section.plots) < 2:
        return None
    area = sum((hectares(plot.area) for plot in ready), start=hectares(Amount(value=0, unit="ha")))
    whole = round(float(area), 1)
    amount = Amount(value=int(whole) if whole == int(whole) else whole, unit="ha")
    return label(
        c.edition.languages, "title.land_plots",
        count=_count(c, "title.land_plots", len(section.plots)),
        area=each(c.edition.languages, lambda tag: _area(amount, tag)),
    )  # fmt: skip


def _area(amount: Amount, tag: str) -> str:
    found = amounts.quantity(amount)
    assert found is not None
    return listed(converted(found, "mu") if tag.startswith("zh") else found, tag)


def _transport(c: Composer, section: m.Transport) -> Words | None:
    """Return how soon one is at the nearest airport, else at the nearest place."""
    timed = [(i, r) for i, r in enumerate(section.routes) if r.time is not None and r.state == "open"]
    air = [(i, r) for i, r in timed if r.way == "air"]
    nearest = min(air or timed, key=lambda pair: _minutes(pair[1]), default=None)
    if nearest is None:
        return None
    index = c.brochure.sections.index(section)
    place = c.words(nearest[1].name, "sections", index, "routes", nearest[0], "name")
    time = amounts.spoken(c, Amount(value=_whole(_minutes(nearest[1])), unit="min"))
    return label(c.edition.languages, "title.transport", place=place.plain, time=time)


def _minutes(route: m.Route) -> float:
    assert route.time is not None
    found = amounts.quantity(route.time, "min")
    return float(converted(found, "min").value) if found is not None else 0.0


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _services(c: Composer, section: m.Services) -> Words | None:
    """Return how many steps lead to production and how long they take in all."""
    total = total_time(section)
    if total is None or len(section.steps) < 2:
        return None
    return label(
        c.edition.languages, "title.services",
        count=_count(c, "title.services", len(section.steps)), time=amounts.spoken(c, total),
    )  # fmt: skip


def _projects(c: Composer, section: m.Projects) -> Words | None:
    return _counted(c, "title.projects", len(section.projects))


def _incentives(c: Composer, section: m.Incentives) -> Words | None:
    return _counted(c, "title.incentives", len(section.items))


def _companies(c: Composer, section: m.Companies) -> Words | None:
    return _counted(c, "title.companies", len(c.brochure.companies))


def _honours(c: Composer, section: m.Honours) -> Words | None:
    return _counted(c, "title.honours", len(c.brochure.honours))


def _counted(c: Composer, key: str, count: int) -> Words | None:
    return label(c.edition.languages, key, count=_count(c, key, count)) if count > 1 else None


def _count(c: Composer, key: str, count: int) -> Words:
    """Return a count: in words up to twelve, with a capital, where a language's title begins with it."""
    return each(c.edition.languages, lambda tag: _number(key, count, tag))


def _number(key: str, count: int, tag: str) -> str:
    if count > MOST_IN_WORDS or not word(key, tag).startswith("{count}"):
        return str(count)
    said = in_words(count, tag)
    return said[:1].upper() + said[1:]


FINDINGS: dict[type, Callable[..., Words | None]] = {
    m.Costs: _costs,
    m.LandPlots: _land_plots,
    m.Transport: _transport,
    m.Services: _services,
    m.Projects: _projects,
    m.Incentives: _incentives,
    m.Companies: _companies,
    m.Honours: _honours,
}
