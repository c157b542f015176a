"""Figures for those who do not see them: an alternative text in each language, each with its language's tag.

A drawing and its words in, Figure elements out. A screen reader speaks an alternative text in the language of
its element, so that each language gets an element of its own: the first holds the drawing and its own labels,
each further one its labels. Where the drawing has no label in a language, the first says it all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from brochure.compose.words import Words
from brochure.display import Group, Item, Tagged
from brochure.geometry import Rect


def figures(items: tuple[Item, ...], alt: Words, box: Rect) -> tuple[Item, ...]:
    """Return a drawing of the page as a Figure for each language of ``alt``; ``box`` is what it covers."""
    (first, said), *others = alt.said
    apart = [(language, text, tuple(_labels(items, language))) for language, text in others]
    spoken = [language for language, _, labels in apart if labels]
    joined = " · ".join((said, *(text for _, text, labels in apart if not labels)))
    made = [Tagged("Figure", tuple(_without(items, spoken)), language=first, alt=joined, box=box)]
    for language, text, labels in apart:
        if labels:
            made.append(Tagged("Figure", labels, language=language, alt=text, box=box))
    return tuple(made)


def _labels(items: Iterable[Item], language: str) -> Iterator[Item]:
    """Yield what is said in ``language`` among the items."""
    for item in items:
        match item:
            case Tagged(language=tag) if tag == language:
                yield item
            case Group() if inner := tuple(_labels(item.items, language)):
                yield replace(item, items=inner)
            case _:
                pass


def _without(items: Iterable[Item], languages: list[str]) -> Iterator[Item]:
    """Yield all but what is said in one of ``languages``."""
    for item in items:
        match item:
            case Tagged(language=tag) if tag in languages:
                pass
            case Group():
                yield replace(item, items=tuple(_without(item.items, languages)))
            case _:
                yield item
