"""What the model can not see: links between the parts of a brochure, and the files that it names.

A validated brochure and its tree in, one error for each loose end out.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from brochure.errors import Finding, Place
from brochure.load.charting import chart_errors
from brochure.load.measuring import measure_faults
from brochure.load.referring import reference_errors
from brochure.load.texts import near
from brochure.load.tree import Key, Tree
from brochure.model import sections as kinds
from brochure.model.brochure import ARRANGEMENTS, Brochure


def link_errors(brochure: Brochure, tree: Tree, folder: Path) -> list[Finding]:
    """Return the ids that stand twice or point nowhere, and the pictures that are not there."""
    check = _Check(brochure, tree, folder)
    return [
        *check.twice(),
        *check.measures(),
        *check.languages(),
        *check.industries(),
        *check.sections(),
        *check.pictures(),
        *check.logo(),
        *check.codes(),
        *check.profiles(),
    ]


def placed_files(brochure: Brochure) -> list[str]:
    """Return the files that pictures, codes and profiles name, relative to the folder, sorted, each once."""
    named = [slot.file for slot in brochure.pictures] + [code.file for code in brochure.codes]
    if brochure.park.logo is not None:
        named += [brochure.park.logo.light, brochure.park.logo.dark]
    for section in brochure.sections:
        for figure in getattr(section, "figures", ()):
            if isinstance(figure, kinds.Chart):
                own = figure.chart if isinstance(figure.chart, kinds.OwnFigure) else None
                named += [figure.table, own.python.rpartition(":")[0] if own else None]
    named += [profile.icc for profile in brochure.profiles.values()]
    return sorted({name for name in named if name})


@dataclass(frozen=True, slots=True)
class _Check:
    brochure: Brochure
    tree: Tree
    folder: Path

    def at(self, *key: str | int) -> Place | None:
        """Return the place of a value, or of the nearest that holds it."""
        path: Key = key
        while path and path not in self.tree.values:
            path = path[:-1]
        return self.tree.values.get(path)

    def unknown(self, what: str, word: str, known: Iterable[str], *key: str | int) -> Iterator[Finding]:
        """Yield an error when ``word`` is none of ``known``."""
        names = list(known)
        if word not in names:
            code = f"unknown-{what.replace(' ', '-')}"
            yield Finding("error", code, f"unknown {what} {word!r}", near(word, names), self.at(*key))

    # -- ids

    def twice(self) -> Iterator[Finding]:
        """Yield ids and names that stand twice in their list."""
        b = self.brochure
        for key, attribute, entries in (
            ("zones", "id", b.zones), ("industries", "id", b.industries), ("companies", "id", b.companies),
            ("honours", "id", b.honours), ("contacts", "id", b.contacts), ("pictures", "id", b.pictures),
            ("codes", "id", b.codes), ("deliverables", "name", b.deliverables),
        ):  # fmt: skip
            yield from self._twice(key, attribute, [getattr(entry, attribute) for entry in entries])

    def _twice(self, key: str, attribute: str, names: Sequence[str]) -> Iterator[Finding]:
        first: dict[str, int] = {}
        for index, name in enumerate(names):
            if name not in first:
                first[name] = index
                continue
            before = self.at(key, first[name], attribute)
            where = f" (first in line {before.line})" if before else ""
            what = f"the {attribute} {name!r} stands twice in {key}{where}"
            place = self.at(key, index, attribute)
            yield Finding("error", "duplicate-id", what, "give one of them another", place)

    def measures(self) -> Iterator[Finding]:
        """Yield amounts that measure something else, and shares above one whole."""
        for code, what, remedy, key in measure_faults(self.brochure):
            yield Finding("error", code, what, remedy, self.at(*key))

    def languages(self) -> Iterator[Finding]:
        """Yield a leading language or an edition that the brochure does not speak."""
        b = self.brochure
        yield from self.unknown("language", b.lead_language, b.languages, "lead_language")
        if b.edition not in ARRANGEMENTS:
            yield from self.unknown("edition", b.edition, (*ARRANGEMENTS, *b.languages), "edition")

    def industries(self) -> Iterator[Finding]:
        """Yield zones and companies of unknown industries."""
        known = [industry.id for industry in self.brochure.industries]
        for index, zone in enumerate(self.brochure.zones):
            for position, industry in enumerate(zone.industries):
                yield from self.unknown("industry", industry, known, "zones", index, "industries", position)
        for index, company in enumerate(self.brochure.companies):
            yield from self.unknown("industry", company.industry, known, "companies", index, "industry")

    # -- sections

    def sections(self) -> Iterator[Finding]:
        """Yield facts, contacts and codes that a section names and that are not there."""
        for index, section in enumerate(self.brochure.sections):
            key: Key = ("sections", index)
            match section:
                case kinds.Cover():
                    for name in ("threads", "part", "whole"):
                        fact_id = getattr(section, name)
                        if fact_id is not None:
                            yield from self.number(fact_id, *key, name)
                    if section.part and section.whole:
                        yield from self.part_of_whole(section.part, section.whole, key)
                case kinds.BackCover() if section.contact is not None:
                    contacts = [contact.id for contact in self.brochure.contacts]
                    yield from self.unknown("contact", section.contact, contacts, *key, "contact")
                case kinds.KeyFigures():
                    if section.hero is not None:
                        yield from self.fact(section.hero.fact, *key, "hero", "fact")
                    for row, cells in enumerate(section.rows):
                        for column, cell in enumerate(cells):
                            yield from self.fact(cell.fact, *key, "rows", row, column, "fact")
                case kinds.ContactSection():
                    contacts = [contact.id for contact in self.brochure.contacts]
                    if section.contact is not None or not contacts:
                        yield from self.unknown("contact", section.contact or "", contacts, *key, "contact")
                    codes = [code.id for code in self.brochure.codes]
                    for position, code in enumerate(section.codes):
                        yield from self.unknown("code", code, codes, *key, "codes", position)
            for position, figure in enumerate(getattr(section, "figures", ())):
                yield from self.figure(figure, (*key, "figures", position))
        yield from reference_errors(self.brochure, self.unknown)

    def fact(self, fact_id: str, *key: str | int) -> Iterator[Finding]:
        """Yield an error for a fact that is unknown or never printed."""
        yield from self.unknown("fact", fact_id, self.brochure.facts, *key)
        fact = self.brochure.facts.get(fact_id)
        if fact is not None and not fact.printed:
            what = f"the fact {fact_id!r} is never printed"
            yield Finding("error", "fact-not-printed", what, "choose another fact", self.at(*key))

    def number(self, fact_id: str, *key: str | int) -> Iterator[Finding]:
        """Yield an error for a fact that can not be drawn: unknown, never printed, or no number."""
        yield from self.fact(fact_id, *key)
        fact = self.brochure.facts.get(fact_id)
        if fact is not None and isinstance(fact.value, str):
            what = f"the fact {fact_id!r} is no number, so it can not be drawn"
            yield Finding("error", "fact-not-number", what, "choose another fact", self.at(*key))

    def figure(self, figure: kinds.Figure, key: Key) -> Iterator[Finding]:
        """Yield what is wrong with the facts of one chart or figure."""
        match figure:
            case kinds.AreaChart():
                yield from self.number(figure.part, *key, "part")
                yield from self.number(figure.whole, *key, "whole")
                yield from self.part_of_whole(figure.part, figure.whole, key)
            case kinds.GrowthChart():
                for position, bar in enumerate(figure.bars):
                    yield from self.number(bar.fact, *key, "bars", position, "fact")
            case kinds.TwinFigure():
                yield from self.fact(figure.fact, *key, "fact")
            case kinds.Chart():
                yield from self.chart(figure, key)

    def chart(self, chart: kinds.Chart, key: Key) -> Iterator[Finding]:
        """Yield what is wrong with a chart: its facts and files, then its data."""
        loose: list[Finding] = []
        for index, row in enumerate(chart.rows):
            at = (*key, "rows", index)
            if row.fact is not None:
                loose += self.number(row.fact, *at, "fact")
            for position, fact_id in enumerate(row.facts):
                loose += self.number(fact_id, *at, "facts", position)
        yield from loose
        if isinstance(chart.chart, kinds.OwnFigure):
            yield from self.file(chart.chart.python.rpartition(":")[0], *key, "chart", "python")
        yield from self.file(chart.table, *key, "table")
        if not loose and (chart.rows or not chart.table):
            yield from chart_errors(chart, self.brochure.facts, key, self.at)

    def part_of_whole(self, part_id: str, whole_id: str, key: Key) -> Iterator[Finding]:
        """Yield an error for a part in another unit than its whole, or larger."""
        part, whole = (self.brochure.facts.get(fact) for fact in (part_id, whole_id))
        if part is None or whole is None:
            return
        if part.unit != whole.unit:
            what = f"{part_id!r} is in {part.unit}, {whole_id!r} in {whole.unit}"
            yield Finding("error", "unit-mismatch", what, "choose facts of one unit", self.at(*key, "part"))
            return
        numbers = [fact.value for fact in (part, whole) if isinstance(fact.value, int | float)]
        if len(numbers) == 2 and not 0 <= numbers[0] <= numbers[1]:
            what = f"the part {part_id!r} does not lie within its whole {whole_id!r}"
            yield Finding("error", "part-too-large", what, "exchange them", self.at(*key, "part"))

    # -- files

    def pictures(self) -> Iterator[Finding]:
        """Yield picture slots of unknown sections, and pictures that are not there."""
        known = list(dict.fromkeys(section.kind for section in self.brochure.sections))
        for index, slot in enumerate(self.brochure.pictures):
            yield from self.unknown("section", slot.section, known, "pictures", index, "section")
            if slot.section == "industries" and slot.industry is None:
                what = "a picture of section industries needs the key 'industry'"
                place = self.at("pictures", index, "section")
                yield Finding("error", "missing-key", what, "write industry: ... whose tile it takes", place)
            if slot.industry is not None:
                industries = [industry.id for industry in self.brochure.industries]
                yield from self.unknown("industry", slot.industry, industries, "pictures", index, "industry")
            yield from self.file(slot.file, "pictures", index, "file")

    def logo(self) -> Iterator[Finding]:
        """Yield a logo without a file, and files of the logo that are not there."""
        logo = self.brochure.park.logo
        if logo is None:
            return
        if not logo.light and not logo.dark:
            what = "the logo names no file"
            yield Finding(
                "error", "missing-key", what, "write light: ... or dark: ...", self.at("park", "logo")
            )
        yield from self.file(logo.light, "park", "logo", "light")
        yield from self.file(logo.dark, "park", "logo", "dark")

    def profiles(self) -> Iterator[Finding]:
        """Yield ICC profiles that are not there."""
        for name, profile in self.brochure.profiles.items():
            yield from self.file(profile.icc, "profiles", name, "icc")

    def codes(self) -> Iterator[Finding]:
        """Yield codes whose payload lacks what it is made from."""
        contacts = {contact.id: contact for contact in self.brochure.contacts}
        for index, code in enumerate(self.brochure.codes):
            key: Key = ("codes", index)
            yield from self.file(code.file, *key, "file")
            if code.contact is not None:
                yield from self.unknown("contact", code.contact, contacts, *key, "contact")
            lack = ""
            if code.payload == "url" and not code.url:
                lack = "url"
            elif code.payload in ("tel", "vcard") and code.contact is None:
                lack = "contact"
            if lack:
                what = f"a code of payload {code.payload} needs the key {lack!r}"
                yield Finding("error", "missing-key", what, f"write {lack}: ...", self.at(*key))
            contact = contacts.get(code.contact or "")
            if code.payload == "tel" and contact is not None and contact.phone is None:
                what = f"the contact {contact.id!r} has no telephone to call"
                yield Finding("error", "missing-key", what, "give it a phone", self.at(*key, "contact"))

    def file(self, name: str | None, *key: str | int) -> Iterator[Finding]:
        """Yield an error for a file that is not there, lies outside the folder, or is no file."""
        if name is None:
            return
        place = self.at(*key)
        outside = PurePosixPath(name).is_absolute() or PureWindowsPath(name).is_absolute()
        if "\\" in name:
            remedy = f"write {name.replace(chr(92), '/')}"
            yield Finding("error", "file-name", "a backslash stands in a file's name", remedy, place)
        elif outside or not (self.folder / name).resolve().is_relative_to(self.folder.resolve()):
            what = f"the file {name!r} lies outside the brochure's folder"
            yield Finding("error", "file-outside", what, "put it inside and write its name from there", place)
        elif name and (self.folder / name).is_dir():
            what = f"{name!r} is a folder"
            yield Finding("error", "file-missing", what, "write the name of a file in it", place)
        elif not (self.folder / name).is_file():
            what = f"there is no file {name!r} in the brochure's folder"
            yield Finding("error", "file-missing", what, self._offer(name, key), place)

    def _offer(self, name: str, key: Key) -> str:
        """Return the nearest name of a file beside the one that is missing, or what to do."""
        parent = (self.folder / name).parent
        names = sorted(entry.name for entry in parent.iterdir()) if parent.is_dir() else []
        close = difflib.get_close_matches(PurePosixPath(name).name, names, 1, 0.6)
        if close:
            return f"did you mean {(PurePosixPath(name).parent / close[0]).as_posix()!r}?"
        return "put it there, or remove the key" + (" and the slot closes" if key[0] == "pictures" else "")
