"""What the model expects at a key path: the keys known there. Types in, names out.

Walks the model's annotations, so that a message can list what would be right. Knows no data.
"""

from __future__ import annotations

import types
from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, RootModel

from brochure.model.brochure import Brochure


def known_keys(loc: Sequence[str | int]) -> tuple[str, ...]:
    """Return the keys that the model knows at a validator's location (with union tags), () for any key."""
    options: list[Any] = [Brochure]
    for part in loc:
        options = [found for option in options for found in _inside(option, part)]
    names: dict[str, None] = {}
    for option in options:
        for model in _models(option):
            names.update(dict.fromkeys(model.model_fields))
    return tuple(names)


def kinds_at(loc: Sequence[str | int]) -> tuple[str, ...]:
    """Return the ``kind`` values of the models that may stand at a location."""
    options: list[Any] = [Brochure]
    for part in loc:
        options = [found for option in options for found in _inside(option, part)]
    return tuple(kind for option in options for model in _models(option) for kind in _kinds(model))


def _inside(option: Any, part: str | int) -> list[Any]:
    """Return the types that ``part`` leads to inside a type; a union's tag narrows it."""
    option = _bare(option)
    origin = get_origin(option)
    if origin in (Union, types.UnionType):
        members = [member for member in get_args(option) if member is not type(None)]
        tagged = [member for member in members if part in _kinds(_bare(member))]
        return tagged or [found for member in members for found in _inside(member, part)]
    if origin is tuple:
        arguments = get_args(option)
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return [arguments[0]] if isinstance(part, int) else []
        return [arguments[part]] if isinstance(part, int) and part < len(arguments) else []
    if origin is dict:
        return [get_args(option)[1]]
    if isinstance(option, type) and issubclass(option, BaseModel) and not issubclass(option, RootModel):
        field = option.model_fields.get(str(part))
        return [field.annotation] if field else []
    return []


def _models(option: Any) -> list[type[BaseModel]]:
    option = _bare(option)
    if get_origin(option) in (Union, types.UnionType):
        return [model for member in get_args(option) for model in _models(member)]
    if isinstance(option, type) and issubclass(option, BaseModel) and not issubclass(option, RootModel):
        return [option]
    return []


def _bare(option: Any) -> Any:
    return get_args(option)[0] if get_origin(option) is Annotated else option


@cache
def _kinds(model: Any) -> tuple[str, ...]:
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return ()
    kind = model.model_fields.get("kind")
    if kind is None or get_origin(kind.annotation) is not Literal:
        return ()
    return tuple(str(value) for value in get_args(kind.annotation)) if kind.is_required() else ()
