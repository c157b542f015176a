"""Chromium without a window, led over its debugging pipe: nothing but the standard library.

In: a folder for its profile. Out: a page that runs scripts and is clicked. It talks to localhost alone.
Source: the Chrome DevTools Protocol; messages on file descriptors 3 and 4, each ended by a zero byte.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--no-default-browser-check", "--window-size=1000,1300", "--remote-debugging-pipe",
)  # fmt: skip
PATIENCE = 60.0  # seconds


def found() -> str | None:
    """Return the browser's program, None where there is none."""
    return next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)


class Browser:
    """One browser with one page; ``complaints`` are the warnings and errors of its console."""

    def __init__(self, profile: Path) -> None:
        program = found()
        assert program is not None
        (theirs_in, self._write), (self._read, theirs_out) = os.pipe(), os.pipe()
        self._process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=lambda: _as_three_and_four(theirs_in, theirs_out), close_fds=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        self._waiting, self._count, self._session = b"", 0, ""
        self.complaints: list[str] = []
        targets = self._ask("Target.getTargets")["targetInfos"]
        page = next(target["targetId"] for target in targets if target["type"] == "page")
        self._session = self._ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self._ask(f"{domain}.enable")

    def open(self, address: str) -> None:
        """Go to an address and wait until the page says that it is ``opened``."""
        self._ask("Page.navigate", url=address)
        end = time.monotonic() + PATIENCE
        while not self.run("Boolean(globalThis.opened)"):
            assert time.monotonic() < end, f"the page did not open: {self.complaints}"
            time.sleep(0.1)

    def run(self, script: str) -> Any:
        """Return the value of a script, awaited."""
        done = self._ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def click(self, x: float, y: float) -> None:
        """Press and release the left button at a place of the window."""
        for kind in ("mousePressed", "mouseReleased"):
            self._ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def close(self) -> None:
        """End the browser."""
        self._process.terminate()
        self._process.wait(10)
        os.close(self._write)
        os.close(self._read)

    def _ask(self, method: str, **given: Any) -> dict[str, Any]:
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": given}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._count:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result
            self._note(answer)

    def _note(self, event: dict[str, Any]) -> None:
        told = event.get("params", {})
        if event.get("method") == "Runtime.consoleAPICalled" and told["type"] in ("warning", "error"):
            self.complaints.append(" ".join(str(a.get("value", "")) for a in told["args"]))
        elif event.get("method") == "Runtime.exceptionThrown":
            self.complaints.append(str(told["exceptionDetails"].get("exception", told)))
        elif event.get("method") == "Log.entryAdded" and told["entry"]["level"] in ("warning", "error"):
            self.complaints.append(told["entry"]["text"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._waiting:
            ready, _, _ = select.select([self._read], [], [], PATIENCE)
            more = os.read(self._read, 1 << 20) if ready else b""
            assert more, "the browser does not answer"
            self._waiting += more
        message, _, self._waiting = self._waiting.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        return answer


def _as_three_and_four(read: int, write: int) -> None:
    """Give the descriptors the numbers that the browser expects, by way of others that are free."""
    read, write = os.dup(read), os.dup(write)
    read, write = (os.dup(read) if read in (3, 4) else read), (os.dup(write) if write in (3, 4) else write)
    os.dup2(read, 3)
    os.dup2(write, 4)
