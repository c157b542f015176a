"""The options of a document: which candidates each section has, found when they are needed.

A story and a studio in; lists of candidates out. A section with a design of the art direction has that one
alone, until it turns out not to hold the section, or a number of pages is asked for; then its blocks flow:
loosely, normally or densely. Short neighbours may share a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from brochure.compose.retelling import blocks_of
from brochure.compose.story import Story
from brochure.compose.words import Words
from brochure.errors import BrochureError, LayoutError
from brochure.layout.bespoke import NAME as BOARD
from brochure.layout.bespoke import TIGHT, board, tightened
from brochure.layout.leaf import Leaf
from brochure.layout.plan import Candidate, PagePlan
from brochure.layout.studio import PageStudio

if TYPE_CHECKING:
    from brochure.layout.flow.setter import Setter

OUTSIDE_CONTENTS = ("cover", "cover_key", "key_figures", "back_cover")
SHARED = ("cover", "back_cover")  # what a facing edition shows in both languages
DENSE, LOOSE, SPLIT = 5.0, 2.0, 8.0  # what a page costs in a density that is not the usual one
TIGHTER = 1.5  # what a section costs whose texts are asked to run a line shorter
RAGGED = 0.65  # a section whose last page is emptier than this is told in other densities too
TOGETHER = 1.1  # pages: what two sections may fill and yet be tried on one, under one title's room
BESIDE_BOARD = 10.0  # what it costs to flow a section that has a design of its own


@dataclass(slots=True)
class Options:
    """The candidates of a story's sections; those that failed are left out, with why.

    ``wanted``: a number of pages is asked for, so that every section is told in every way.
    """

    story: Story
    studio: PageStudio
    wanted: int | None = None
    failures: dict[tuple[int, str], LayoutError] = field(default_factory=dict)
    _found: dict[int, list[Candidate]] = field(default_factory=dict)
    _memo: dict[object, object] = field(default_factory=dict)

    @property
    def named(self) -> tuple[Words, ...]:
        """The running heads of the sections that contents name."""
        return tuple(s.running for s in self.story.sections if s.kind not in OUTSIDE_CONTENTS)

    def candidates(self) -> list[list[Candidate]]:
        """Return the candidates of every section; raises LayoutError with all that have none."""
        found: list[list[Candidate]] = []
        failed: list[BrochureError] = []
        number = 1
        for index, section in enumerate(self.story.sections):
            try:
                found.append([*self._of(index, number)])
                number += min((len(one.pages) for one in found[-1]), default=0)
            except LayoutError as error:
                failed.append(error.placed(section.place))
                number += 1
        if failed:
            raise LayoutError.all(finding for error in failed for finding in error.findings)
        for index in range(len(found) - 1):
            found[index] += self._shared(index, found)
        return found

    def without(self, candidate: Candidate, error: LayoutError) -> bool:
        """Leave a candidate out because of ``error``; tell whether its section may have another."""
        index = candidate.pages[0].section
        self.failures[(index, candidate.design)] = error
        if candidate.sections != 1:
            return True
        rest = [one for one in self._found.get(index, []) if one.design != candidate.design]
        self._found.pop(index, None)
        if rest:
            self._found[index] = rest
            return True
        tighter = candidate.design == BOARD and not self._hopeless(index)
        return tighter or (
            candidate.design in (BOARD, TIGHT) and blocks_of(self.story.sections[index]) is not None
        )

    def _hopeless(self, index: int) -> bool:
        """Tell whether a design failed its section for more than a text that runs too long."""
        failed = self.failures.get((index, BOARD))
        return failed is not None and any(finding.code != "overset" for finding in failed.findings)

    def pauses(self) -> dict[int, Candidate]:
        """Return a page of art for each place where one may stand: between sections that are no covers."""
        if self.wanted is None:
            return {}
        from brochure.layout.pauses import ART, pause

        kinds = [section.kind for section in self.story.sections]
        return {
            index: pause(index, light=self.story.demo)
            for index in range(1, len(kinds))
            if (index, ART) not in self.failures
            and (kinds[index] != "back_cover" or kinds[index - 1] != "cover")
        }

    def sides(self, plan: PagePlan) -> int:
        """Return how many pages a planned one becomes: in a facing edition one a language, but for covers."""
        facing = self.studio.arrangement == "facing"
        # Art alone fills both pages of a spread, so that pairs stay beside each other.
        shared = not plan.pause and self.story.sections[plan.section].kind in SHARED
        return len(self.studio.languages) if facing and not shared else 1

    # -- one section

    def _of(self, index: int, number: int) -> list[Candidate]:
        """Return a section's candidates; ``number`` is its first page's, for messages."""
        if index not in self._found:
            self._found[index] = self._ways(index, number)
        return self._found[index]

    def _ways(self, index: int, number: int) -> list[Candidate]:
        """Return the art direction's page, and the section's flow where that is needed."""
        section = self.story.sections[index]
        made = None
        if (index, TIGHT) not in self.failures and not self._hopeless(index):
            made = board(section, index, self.studio.format)
            if made is not None and (index, BOARD) in self.failures:
                made = tightened(made)
        if made is not None and (self.wanted is None or blocks_of(section) is None):
            return [made]
        try:
            flowed = self._flows(index, number)
        except LayoutError:
            if made is None:
                raise
            flowed = []
        if made is None:
            return flowed
        return [made, *(replace(one, cost=one.cost + BESIDE_BOARD) for one in flowed)]

    def _flows(self, index: int, number: int) -> list[Candidate]:
        """Return the ways in which a section's blocks flow; other densities where the usual one is ragged."""
        found = list(self._flow(index, number, self._setter()))
        best = min(found, key=lambda one: one.cost)
        last = best.pages[-1].fullness
        if self.wanted is None and (last is None or last >= RAGGED):
            return found
        for setter, cost in self._others(short=len(best.pages) == 1):
            try:
                ways = self._flow(index, number, setter)
            except LayoutError:
                continue
            found += [replace(one, cost=one.cost + cost * len(one.pages)) for one in ways]
        return [one for one in found if (index, one.design) not in self.failures] or found

    def _flow(self, index: int, number: int, setter: Setter) -> list[Candidate]:
        # What only flowing sections need is read when there is one.
        from brochure.layout.flow.flowing import flowed

        section = self.story.sections[index]
        blocks = blocks_of(section)
        if not blocks:
            error = self.failures.get((index, TIGHT)) or self.failures.get((index, BOARD))
            raise error or LayoutError.of("no-design", f"section {section.kind}: nothing can be shown")
        return flowed(section, index, blocks, setter, self._leaf(index, number))

    def _setter(self) -> Setter:
        from brochure.layout.flow.setter import Setter
        from brochure.layout.flow.tracks import tracks_of

        tracks = tracks_of(self.studio.format, self.studio.languages, self.studio.arrangement)
        kinds = tuple(section.kind for section in self.story.sections)
        return Setter(self.studio, tracks, contents=self.named, kinds=kinds, memo=self._memo)

    def _others(self, *, short: bool) -> Iterator[tuple[Setter, float]]:
        """Yield other ways to set a section, each with what a page of it costs."""
        from brochure.layout.flow.tracks import tracks_of

        usual = self._setter()
        if not short or self.wanted is not None:
            yield replace(usual, looseness=-1), TIGHTER
            yield replace(usual, density="dense"), DENSE
            middle = self.studio.format.columns // 2 + 1
            if usual.tracks.parallel and self.studio.format.columns >= 12:
                for split in (middle - 1, middle + 1):
                    tracks = tracks_of(self.studio.format, self.studio.languages, "columns", split)
                    yield replace(usual, tracks=tracks), SPLIT
        yield replace(usual, density="loose"), LOOSE

    def _leaf(self, index: int, number: int) -> Leaf:
        """Return a page to measure on; which side it lies on makes no difference."""
        studio = self.studio
        section = self.story.sections[index]
        return Leaf(studio, number, section, studio.theme.ink("white"), studio.format.grid("right"), "right")

    # -- neighbours

    def _shared(self, index: int, found: Sequence[Sequence[Candidate]]) -> list[Candidate]:
        """Return a page that two short sections share, if they do not fill one each."""
        from brochure.layout.bespoke import DESIGNS

        pair = self.story.sections[index : index + 2]
        if any(
            type(section.body) in DESIGNS and (index + k, BOARD) not in self.failures
            for k, section in enumerate(pair)
        ):
            return []
        shortest = [
            min((one.pages[0].fullness or 1.0 for one in own if len(one.pages) == 1), default=1.0)
            for own in found[index : index + 2]
        ]
        if sum(shortest) > TOGETHER:
            return []
        if (index, "flow shared") in self.failures:
            return []
        from brochure.layout.flow.flowing import shared

        blocks = [blocks_of(section) or () for section in pair]
        usual, leaf = self._setter(), self._leaf(index, 0)
        made = shared(pair, index, blocks, usual, leaf)
        if made:
            return made
        close = shared(pair, index, blocks, replace(usual, density="dense"), leaf)
        return [replace(one, cost=one.cost + DENSE) for one in close]
