"""The e-mail file as a web page shows it: pdf.js in Chromium, pages drawn, links clicked."""

from __future__ import annotations

import functools
import http.server
import importlib.util
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import pikepdf
import pytest

TOOLS = Path(__file__).parents[1] / "tools"


@pytest.fixture(scope="module")
def chromium() -> ModuleType:
    """The driver of Chromium; without the browser the test is skipped at home and fails in CI."""
    spec = importlib.util.spec_from_file_location("chromium_driver", TOOLS / "chromium.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    if os.name != "posix":
        pytest.skip("the debugging pipe is led as POSIX systems do")
    if module.found() is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is missing, and CI has to have it")
        pytest.skip("chromium is missing")
    return module


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves three things: the page, the file, and pdf.js."""

    extensions_map: ClassVar = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
    }

    def __init__(self, *given: Any, file: Path, pdfjs: Path, **named: Any) -> None:
        self.file, self.pdfjs = file, pdfjs
        super().__init__(*given, **named)

    def translate_path(self, path: str) -> str:
        if path == "/file.pdf":
            return str(self.file)
        if path.startswith("/pdfjs/") and ".." not in path:
            return str(self.pdfjs / path.removeprefix("/pdfjs/"))
        return str(TOOLS / "pdfjs" / "viewer.html")

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def browser(
    chromium: ModuleType, pdfjs: Path, inbox: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    """A browser that shows the e-mail file."""
    handler = functools.partial(Server, file=inbox["email"], pdfjs=pdfjs / "node_modules" / "pdfjs-dist")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    shown = chromium.Browser(tmp_path_factory.mktemp("chromium"))
    try:
        shown.open(f"http://127.0.0.1:{server.server_port}/")
        yield shown
    finally:
        shown.close()
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def pages(browser: Any) -> list[dict[str, Any]]:
    """Every page as it was looked at: how much is inked, its text, its links."""
    return [browser.run(f"look({number})") for number in range(1, browser.run("pages()") + 1)]


def test_every_page_is_drawn(browser: Any, pages: list[dict[str, Any]], inbox: Mapping[str, Path]) -> None:
    """All pages have ink and text, and neither pdf.js nor the browser has anything to complain of."""
    with pikepdf.open(inbox["email"]) as pdf:
        assert len(pages) == len(pdf.pages)
    for number, page in enumerate(pages, 1):
        assert page["inked"] > 0.01, number
        assert page["text"].strip(), number
    assert "135.6" in "".join(page["text"] for page in pages)
    assert browser.complaints == []


def test_links_are_where_the_file_has_them(pages: list[dict[str, Any]], inbox: Mapping[str, Path]) -> None:
    """As many links on each page as the file has annotations, each large enough to be hit."""
    with pikepdf.open(inbox["email"]) as pdf:
        counts = [len(page.obj.get("/Annots", [])) for page in pdf.pages]
    assert [len(page["links"]) for page in pages] == counts
    assert sum(counts) > 10
    for page in pages:
        for link in page["links"]:
            assert link["width"] > 5 and link["height"] > 5


def test_the_contents_lead_to_their_pages(browser: Any, pages: list[dict[str, Any]]) -> None:
    """A click on an entry of the contents shows the page that it names."""
    number, page = next(
        (n, p) for n, p in enumerate(pages, 1) if sum(link["href"].startswith("#") for link in p["links"]) > 3
    )
    inner = [link for link in page["links"] if link["href"].startswith("#")]
    for chosen in (inner[0], inner[-1]):
        at = page["links"].index(chosen)
        here = browser.run(f"look({number})")["links"][at]
        browser.click(here["x"], here["y"])
        browser.run(f"until(() => page() !== {number})")
        assert browser.run("followed.at(-1)") == chosen["href"]


def test_the_telephone_is_live(browser: Any, pages: list[dict[str, Any]]) -> None:
    """A click on the number follows its tel: link."""
    number, at, href = next(
        (n, i, link["href"])
        for n, page in enumerate(pages, 1)
        for i, link in enumerate(page["links"])
        if link["href"].startswith("tel:")
    )
    here = browser.run(f"look({number})")["links"][at]
    browser.click(here["x"], here["y"])
    assert browser.run("followed.at(-1)") == href == "tel:+862379426568"
