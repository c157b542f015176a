"""What a short-lived process can do without: a build lasts a second, and half of it is imports.

Nothing comes in; the process is set up. Nothing here changes what is built, and a library that imports the
package is left as it is: only the command line asks for this.
"""

from __future__ import annotations

import atexit
import dataclasses
import gc
import inspect
import os
import re
from collections.abc import Callable
from operator import attrgetter
from typing import Any

from brochure.late import read_late


def be_thrifty() -> None:
    """Save what this process can do without.

    A build makes many lasting objects and few cycles, so that the collector finds nothing for its trouble,
    neither now nor at the process's end, where it would look through all of them several times (a fifth of a
    build's time). numpy's threads cost more to start than the little arithmetic of the art takes; and looking
    for pydantic's plugins reads what every package of the environment says of itself. segno's writers
    bring a web client along.
    """
    gc.disable()
    atexit.register(gc.freeze)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    read_late("importlib.metadata._adapters", "segno.writers")
    _share_methods()


def _share_methods() -> None:
    """Let dataclasses have methods that are made, not compiled: a twentieth of a build's time.

    Up to Python 3.12 each of several hundred classes has its own source of ``__repr__``, ``__eq__``,
    ``__hash__``, ``__setattr__`` and ``__delattr__``, compiled one by one. Those made here do the same. Where
    the standard library is built otherwise (from 3.13 on it compiles them together), it is left alone.
    """
    makers: dict[str, tuple[tuple[str, ...], Callable[..., Any]]] = {
        "_repr_fn": (("fields", "globals"), _repr_of),
        "_cmp_fn": (("name", "op", "self_tuple", "other_tuple", "globals"), _comparison_of),
        "_hash_fn": (("fields", "globals"), _hash_of),
        "_frozen_get_del_attr": (("cls", "fields", "globals"), _frozen),
    }
    for name, (parameters, _) in makers.items():
        known = getattr(dataclasses, name, None)
        if known is None or tuple(inspect.signature(known).parameters) != parameters:
            return
    for name, (_, maker) in makers.items():
        setattr(dataclasses, name, maker)


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Return a function that gives the attributes ``names`` as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _repr_of(fields: Any, globals: Any) -> Any:
    names = tuple(field.name for field in fields)

    def __repr__(self: Any) -> str:  # noqa: N807  (it becomes a method)
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({said})"

    recursive: Callable[[Any], Any] = getattr(dataclasses, "_recursive_repr")  # noqa: B009
    return recursive(__repr__)


def _comparison_of(name: str, op: str, self_tuple: str, other_tuple: str, globals: Any) -> Any:
    values = _values(tuple(re.findall(r"self\.(\w+)", self_tuple)))
    compared: Callable[[Any, Any], Any] = {
        "==": lambda one, other: one == other,
        "<": lambda one, other: one < other,
        "<=": lambda one, other: one <= other,
        ">": lambda one, other: one > other,
        ">=": lambda one, other: one >= other,
    }[op]

    def compare(self: Any, other: Any) -> Any:
        if other.__class__ is self.__class__:
            return compared(values(self), values(other))
        return NotImplemented

    compare.__name__ = name
    return compare


def _hash_of(fields: Any, globals: Any) -> Any:
    values = _values(tuple(field.name for field in fields))

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    return __hash__


def _frozen(cls: Any, fields: Any, globals: Any) -> Any:
    names = frozenset(field.name for field in fields)

    def __setattr__(self: Any, name: str, value: Any) -> None:  # noqa: N807
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self: Any, name: str) -> None:  # noqa: N807
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__
