"""The e-mail file as pdf.js reads it, the engine of Firefox and of many web viewers.

At home: ``npm ci --omit=optional --prefix tests/tools/pdfjs`` once, else these tests are skipped.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from brochure.reading import Heard


@pytest.fixture(scope="session")
def seen(pdfjs: Path, inbox: Mapping[str, Path]) -> Any:
    """What pdf.js tells of the e-mail file."""
    command = ["node", pdfjs / "read.mjs", inbox["email"]]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


def heard_by_pdfjs(
    node: Mapping[str, Any], text: Mapping[str, str], language: str
) -> Iterator[tuple[str, str, str]]:
    """Yield role, language and what is said of each element, in order."""
    language = node.get("lang", language)
    kids = [kid for kid in node.get("children", []) if "role" in kid]
    own = "".join(text.get(kid.get("id", ""), "") for kid in node.get("children", []) if "role" not in kid)
    if "alt" in node or own.strip():
        yield node["role"], language, plain(node.get("alt", own))
    if "alt" not in node:
        for kid in kids:
            yield from heard_by_pdfjs(kid, text, language)


def heard_by_us(element: Heard) -> Iterator[tuple[str, str, str]]:
    own = "".join(kid for kid in element.kids if isinstance(kid, str))
    told = element.alt if element.alt is not None else element.said
    if told is not None or own.strip():
        yield element.role, element.language, plain(own if told is None else told)
    if told is None:
        for kid in element.kids:
            if isinstance(kid, Heard):
                yield from heard_by_us(kid)


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_pdfjs_reads_the_same_in_the_same_order(seen: Any, said: Mapping[str, Heard]) -> None:
    """Role, language and words of every element are, in order, those that ``brochure text`` gives."""
    theirs = [
        each
        for page in seen["pages"]
        for each in heard_by_pdfjs(page["structure"], page["text"], seen["language"])
    ]
    ours = list(heard_by_us(said["email"]))
    assert len(ours) > 200
    assert theirs == ours


def test_pdfjs_has_nothing_to_complain_of(seen: Any) -> None:
    """No warning, the title, a bookmark for every page in both languages."""
    assert seen["warnings"] == []
    assert "正阳" in seen["title"] and len(seen["outline"]) == len(seen["pages"]) == 12
    assert all(" · " in title for title in seen["outline"])


def test_pdfjs_finds_the_links(seen: Any) -> None:
    """The telephone is live on its two pages, with words that say what it does."""
    urls = [[link["url"] for link in page["links"] if link["url"]] for page in seen["pages"]]
    assert [len(found) for found in urls] == [0] * 10 + [2, 2]
    assert {url for found in urls for url in found} == {"tel:+862379426568"}
    assert all(link["says"] for page in seen["pages"] for link in page["links"])
