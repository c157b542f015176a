"""Sections that the park's lists fill, told in blocks: companies, industries, honours, road map, imprint."""

from __future__ import annotations

from brochure.compose import amounts, numbers
from brochure.compose import blocks as b
from brochure.compose.composer import Composer, Key
from brochure.compose.labels import each, joined, label, same
from brochure.compose.parts import ChartCell, ChartRow, ChartStory, Tile
from brochure.compose.slots import named_slot, slots
from brochure.compose.telling.opening import closing, heading, opening, pictures, text_column
from brochure.compose.words import NOTHING, Row, Words
from brochure.model import sections as m
from brochure.model.amounts import Amount
from brochure.model.base import Fact
from brochure.model.park import Company, Industry

STAGES = ("upstream", "midstream", "downstream")
STATES = ("present", "gap", "open")


# -- companies


def companies(c: Composer, section: m.Companies, key: Key) -> b.FlowBody:
    """Return companies: a wall of those with logos, and a table by industry."""
    blocks = opening(c, section, key)
    shown = {industry.id for _, industry in c.industries}
    listed = [(i, x) for i, x in enumerate(c.brochure.companies) if x.industry in shown]
    walled = [(c.name(x.name, "companies", i, "name"), named_slot(c, x.logo)) for i, x in listed if x.logo]
    if section.wall and walled:
        blocks.append(b.LogoWall(tuple(walled)))
    if listed:
        blocks.append(_company_table(c, listed, key))
    return b.FlowBody((*blocks, *closing(c, section, key)))


def _company_table(c: Composer, listed: list[tuple[int, Company]], key: Key) -> b.Table:
    languages = c.edition.languages
    columns: list[tuple[b.Column, bool]] = [
        (text_column(label(languages, "col.company")), True),
        (text_column(label(languages, "col.product")), any(x.product or x.capacity for _, x in listed)),
        (text_column(label(languages, "col.country")), any(x.country for _, x in listed)),
        (text_column(label(languages, "col.since")), any(x.since for _, x in listed)),
    ]

    def row(index: int, company: Company) -> b.TableRow:
        at = ("companies", index)
        product = joined(
            languages, [c.words(company.product, *at, "product"), amounts.said(c, company.capacity)]
        )
        since = same(languages, str(company.since or "")) or None
        cells: tuple[Words | b.Amount | bool | None, ...] = (
            c.name(company.name, *at, "name"), product or None,
            c.words(company.country, *at, "country") or None, since,
        )  # fmt: skip
        kept = tuple(cell for cell, (_, shown) in zip(cells, columns, strict=True) if shown)
        return b.TableRow(kept, place=c.places.get(at))

    groups = []
    for index, industry in c.industries:
        rows = tuple(row(i, x) for i, x in listed if x.industry == industry.id)
        if rows:
            groups.append(b.RowGroup(c.name(industry.name, "industries", index, "name"), rows))
    return b.Table(
        tuple(column for column, shown in columns if shown), tuple(groups), place=c.places.get(key)
    )


# -- industries


def told_industries(c: Composer, section: m.Industries, tiles: tuple[Tile, ...], key: Key) -> b.FlowBody:
    """Return pillar industries with what is said of each: tiles first, then text, output and chain."""
    blocks: list[b.Block] = [b.Tiles(tiles)]
    shares = [(index, industry) for index, industry in c.industries if industry.share is not None]
    if len(shares) > 1:
        blocks.append(b.Chart(_shares(c, shares, key)))
    for index, industry in c.industries:
        blocks += _industry(c, industry, ("industries", index))
    return b.FlowBody(tuple(blocks))


def _industry(c: Composer, industry: Industry, key: Key) -> list[b.Block]:
    languages = c.edition.languages
    if industry.text is None and industry.chain is None and industry.output is None:
        return []
    name = c.name(industry.name, *key, "name")
    blocks: list[b.Block] = []
    if industry.text is not None:
        blocks += [heading(name), b.Paragraph(c.words(industry.text, *key, "text"))]
    for slot in slots(c, "industries"):
        if slot.industry == industry.id:
            blocks.append(b.PictureBlock(slot, "half"))
    if industry.output is not None and industry.share is None:
        blocks.append(b.FactList((Row(label(languages, "output"), amounts.said(c, industry.output)),)))
    if industry.chain is not None:
        blocks.append(_chain(c, industry, NOTHING if industry.text is not None else name, key))
    return blocks


def _chain(c: Composer, industry: Industry, name: Words, key: Key) -> b.Chain:
    languages = c.edition.languages
    assert industry.chain is not None
    stages = []
    used = set()
    for stage in STAGES:
        links = getattr(industry.chain, stage)
        nodes = []
        for i, link in enumerate(links):
            nodes.append(b.Node(c.words(link.name, *key, "chain", stage, i, "name"), link.state))
            used.add(link.state)
        if nodes:
            stages.append((label(languages, f"chain.{stage}"), tuple(nodes)))
    legend = tuple((state, label(languages, f"chain.{state}")) for state in STATES if state in used)
    return b.Chain(name, tuple(stages), legend)


def _shares(c: Composer, shares: list[tuple[int, Industry]], key: Key) -> ChartStory:
    languages = c.edition.languages
    ranked = sorted(shares, key=lambda pair: -(pair[1].share or 0.0))
    rows = tuple(
        ChartRow(
            c.name(industry.name, "industries", index, "name"),
            (ChartCell(industry.share or 0.0, _share_of(c, industry)),),
            accented=position == 0,
        )
        for position, (index, industry) in enumerate(ranked)
    )
    dates = {i.output.as_of for _, i in shares if i.output is not None and i.output.as_of}
    when = amounts.date(c, dates.pop()) if len(dates) == 1 else NOTHING
    sources = {
        id(i.output.source): i.output.source for _, i in shares if i.output is not None and i.output.source
    }
    source = c.words(next(iter(sources.values()))) if sources else NOTHING
    return ChartStory(
        "bars", label(languages, "share_of_output"), when,
        label(languages, "source", source) if source else NOTHING, (), (), rows, (), "full",
        place=c.places.get(key),
    )  # fmt: skip


def _share_of(c: Composer, industry: Industry) -> Words:
    """Return an industry's share with its output."""
    share = amounts.said(c, _percent(industry.share or 0.0))
    return joined(c.edition.languages, [share, amounts.said(c, industry.output)])


def _percent(share: float) -> Amount:
    return Amount(value=int(share) if share == int(share) else share, unit="percent")


# -- honours, road map


def listed_honours(c: Composer) -> b.FlowBody:
    """Return honours with who gave them, the year in front."""
    languages = c.edition.languages
    entries = []
    for index, honour in enumerate(c.brochure.honours):
        at = ("honours", index)
        year = same(languages, str(honour.year or ""))
        body = c.words(honour.body, *at, "body")
        entries.append(b.Entry(c.name(honour.name, *at, "name"), body, year, c.places.get(at)))
    return b.FlowBody((b.Listing(tuple(entries)), *pictures(c, "honours")))


def policy_note(c: Composer, section: m.Vision, key: Key) -> Words:
    """Return the client's formula of policy, word for word: nothing in it refers to a fact."""
    root = section.policy_note.root if section.policy_note is not None else {}
    said = tuple((tag, root[tag]) for tag in c.edition.languages if tag in root)
    return Words(said, c.places.get((*key, "policy_note")))


def road_map(c: Composer, section: m.Vision, key: Key) -> b.FlowBody:
    """Return milestones and aims as lists with their years in front."""
    languages = c.edition.languages
    blocks: list[b.Block] = []
    if section.lead is not None:
        blocks.append(b.Lead(c.words(section.lead, *key, "lead")))
    if section.milestones:
        past = tuple(
            b.Entry(
                c.words(one.text, *key, "milestones", i, "text"),
                mark=c.words(one.year, *key, "milestones", i, "year"),
            )
            for i, one in enumerate(section.milestones)
        )
        blocks.append(b.Listing(past, label(languages, "milestones")))
    if section.roadmap:
        ahead = tuple(
            b.Entry(
                c.words(aim.text, *key, "roadmap", i, "text"),
                label(languages, aim.state) if aim.state != "aim" else NOTHING,
                same(languages, str(aim.year)),
            )
            for i, aim in sorted(enumerate(section.roadmap), key=lambda pair: pair[1].year)
        )
        blocks.append(b.Listing(ahead, label(languages, "roadmap")))
    if section.aims:
        title = c.words(section.aims_title, *key, "aims_title") or label(languages, "vision.aims")
        blocks.append(b.Listing(tuple(b.Entry(aim) for aim in c.many(section.aims, *key, "aims")), title))
    small = [c.words(section.aims_note, *key, "aims_note")] if section.aims_note is not None else []
    if small := [*small, *(words for words in (policy_note(c, section, key),) if words)]:
        blocks.append(b.SmallPrint(tuple(small)))
    return b.FlowBody((*blocks, *pictures(c, "vision")))


# -- imprint


def imprint(c: Composer, section: m.ImprintSection, key: Key) -> b.FlowBody:
    """Return who answers for the brochure, and every figure of the park with its date and source."""
    languages = c.edition.languages
    lines = [*c.many(c.brochure.imprint.lines, "imprint", "lines"), disclaimer(c)]
    if section.edition_number is not None:
        lines.append(label(languages, "edition", section.edition_number))
    blocks = [*opening(c, section, key), b.SmallPrint(tuple(lines))]
    if section.list_sources and (sources := fact_sources(c)):
        blocks.append(b.SmallPrint(sources, label(languages, "sources")))
    if section.credits or _picture_credits(c):
        named = (*c.many(section.credits, *key, "credits"), *_picture_credits(c))
        blocks.append(b.SmallPrint(named, label(languages, "credits")))
    return b.FlowBody((*blocks, *closing(c, section, key)))


def disclaimer(c: Composer) -> Words:
    """Return the imprint's disclaimer, or the house's."""
    own = c.brochure.imprint.disclaimer
    if own is not None:
        return c.words(own, "imprint", "disclaimer")
    when = amounts.date(c, c.brochure.date.isoformat()[:7])
    return label(c.edition.languages, "disclaimer", date=when)


def fact_sources(c: Composer) -> tuple[Words, ...]:
    """Return a line for each source: the figures that come from it, each with its date."""
    languages = c.edition.languages
    by_source: dict[Words, list[tuple[str, Fact]]] = {}
    for fact_id, fact in c.brochure.facts.items():
        if fact.printed and fact.status != "derived":
            by_source.setdefault(source_of(c, fact), []).append((fact_id, fact))
    lines = []
    for source, facts in by_source.items():
        told = [
            label(
                languages,
                "bracket",
                joined(
                    languages, [c.words(fact.label, "facts", fact_id, "label"), _figure(c, fact)], "space"
                ),
                amounts.date(c, fact.as_of),
            )
            for fact_id, fact in facts
        ]
        lines.append(
            joined(
                languages,
                [source, joined(languages, told, "semicolon")],
                "colon",
            )
        )
    return tuple(lines)


def source_of(c: Composer, fact: Fact) -> Words:
    """Return where a fact comes from, in each language."""
    if isinstance(fact.source, str):
        return same(c.edition.languages, fact.source)
    return Words(c.words(fact.source).said)


def _figure(c: Composer, fact: Fact) -> Words:
    return each(c.edition.languages, lambda tag: numbers.figure(fact, tag).full)


def _picture_credits(c: Composer) -> tuple[Words, ...]:
    """Return who made the pictures, each once."""
    makers = dict.fromkeys(
        ", ".join(part for part in (picture.credit, picture.licence) if part)
        for picture in c.brochure.pictures
        if picture.file and (picture.credit or picture.licence)
    )
    return tuple(same(c.edition.languages, maker) for maker in makers)
