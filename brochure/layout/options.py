"""The options of a document: which candidates each section has, found when they are needed.

A story and a studio in; lists of candidates out. A section with a design of the art direction has that one
alone, until it turns out not to hold the section; then its blocks flow.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from brochure.compose.blocks import Block, FlowBody
from brochure.compose.story import Story
from brochure.errors import LayoutError
from brochure.layout.bespoke import board
from brochure.layout.leaf import Leaf, Studio
from brochure.layout.plan import Candidate


@dataclass(slots=True)
class Options:
    """The candidates of a story's sections; those that failed are left out, with why."""

    story: Story
    studio: Studio
    failures: dict[tuple[int, str], LayoutError] = field(default_factory=dict)
    _found: dict[int, list[Candidate]] = field(default_factory=dict)
    _memo: dict[object, object] = field(default_factory=dict)

    def candidates(self) -> list[list[Candidate]]:
        """Return the candidates of every section; raises LayoutError for a section that has none."""
        found: list[list[Candidate]] = []
        failed: list[LayoutError] = []
        for index in range(len(self.story.sections)):
            try:
                found.append(self._of(index))
            except LayoutError as error:
                failed.append(error.placed(self.story.sections[index].place))
        if failed:
            raise LayoutError.all(finding for error in failed for finding in error.findings)
        return found

    def without(self, candidate: Candidate, error: LayoutError) -> bool:
        """Leave a candidate out because of ``error``; tell whether its section may have another."""
        index = candidate.pages[0].section
        self.failures[(index, candidate.design)] = error
        rest = [one for one in self._found.get(index, []) if one.design != candidate.design]
        if rest:
            self._found[index] = rest
            return True
        self._found.pop(index, None)
        return candidate.design == "board" and self._blocks(index) is not None

    def _of(self, index: int) -> list[Candidate]:
        if index not in self._found:
            self._found[index] = self._usual(index)
        return self._found[index]

    def _usual(self, index: int) -> list[Candidate]:
        """Return the art direction's page, or the section's flow."""
        made = None if (index, "board") in self.failures else board(self.story.sections[index], index)
        return [made] if made is not None else self._flowed(index)

    def _flowed(self, index: int) -> list[Candidate]:
        blocks = self._blocks(index)
        assert blocks is not None
        # What only long sections need is read when there is one.
        from brochure.layout.flow.flowing import flowed
        from brochure.layout.flow.setter import Setter
        from brochure.layout.flow.tracks import tracks_of

        section = self.story.sections[index]
        studio = self.studio
        leaf = Leaf(studio, studio.format.grid("right"), "right", 0, section, studio.theme.ink("white"))
        tracks = tracks_of(studio.format, studio.languages, studio.arrangement)
        return flowed(section, index, blocks, Setter(studio, tracks, memo=self._memo), leaf)

    def _blocks(self, index: int) -> tuple[Block, ...] | None:
        body = self.story.sections[index].body
        return body.blocks if isinstance(body, FlowBody) else None
