"""What the command line saves changes nothing but time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = """
import sys
sys.path.insert(0, {root!r})
if {thrifty}:
    from brochure.thrift import be_thrifty
    be_thrifty()
from dataclasses import dataclass, field, FrozenInstanceError, replace
@dataclass(frozen=True, slots=True, order=True)
class One:
    a: int
    b: str = "x"
    c: tuple = field(default=(), compare=False)
@dataclass(frozen=True, slots=True)
class Single:
    a: int
@dataclass(slots=True)
class Loose:
    a: int
    inner: object = None
print(One(1), One(1) == One(1, c=(2,)), One(1) == One(2), One(1) == Single(1), One(1, "a") < One(1, "b"))
print(hash(One(1)) == hash(One(1, c=(3,))), Single(1) == Single(1), {{Single(1), Single(1)}}, hash(Single(1)) != hash(Single(2)))
for change in ("one.a = 2", "del one.a"):
    one = One(1)
    try:
        exec(change)
    except FrozenInstanceError as error:
        print(type(error).__name__, error)
loose = Loose(1)
loose.inner = loose
print(loose, replace(One(1), b="z"), One.__eq__.__name__, Loose.__hash__)
"""


def said(thrifty: bool) -> str:
    code = CODE.format(root=str(ROOT), thrifty=thrifty)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_shared_methods_do_what_compiled_ones_do() -> None:
    """Classes print, compare, hash and stay frozen as the standard library's own do."""
    assert said(thrifty=True) == said(thrifty=False)


def test_help_needs_nothing_heavy() -> None:
    """``brochure --help`` imports neither matplotlib nor ReportLab nor pydantic."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from brochure.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'matplotlib', 'reportlab', 'pydantic', 'numpy', 'pikepdf', 'PIL'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
