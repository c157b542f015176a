"""A blank file of a section: every key that it may have, each behind a #, with what belongs there.

A kind and the brochure's languages in, YAML text out. Walks the model's annotations, so that no key can be
missing; as every line is a comment, nothing of it can reach a page before somebody has written it.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, RootModel

from brochure.errors import DataError
from brochure.load.ordering import FILED
from brochure.load.texts import near
from brochure.model.amounts import Amount
from brochure.model.sections import Section

DEEPEST = 3
LEFT_OUT = ("kind", "enabled", "editions", "figures")  # charts have a page of their own: docs/charts.md


def template(kind: str, languages: Sequence[str] = ("en", "zh-Hans")) -> str:
    """Return the blank file of a kind of section; DataError for a kind that has none."""
    if kind not in FILED:
        raise DataError.of("unknown-section", f"no section {kind!r} has a file", near(kind, FILED))
    model = _models()[kind]
    about = (model.__doc__ or "").split("\n\n")[0].replace("\n    ", " ").replace("``", "").strip()
    head = [
        f"# {kind}.yaml: {about[:1].lower()}{about[1:]}",
        "# Take the # from the lines that you fill in; docs/data.md says what each is.",
        "",
    ]
    return "\n".join([*head, *(f"# {line}" for line in _keys(model, languages, 0))]) + "\n"


def _models() -> dict[str, type[BaseModel]]:
    """Return the models of sections by their kind."""
    return {
        get_args(model.model_fields["kind"].annotation)[0]: model for model in get_args(get_args(Section)[0])
    }


def _keys(model: type[BaseModel], languages: Sequence[str], depth: int) -> Iterator[str]:
    """Yield the lines of a model's keys."""
    own = set(model.__annotations__)
    for name, field in sorted(model.model_fields.items(), key=lambda pair: pair[0] not in own):
        if name in LEFT_OUT:
            continue
        inner = _entry(field.annotation)
        if inner is None or depth >= DEEPEST:
            yield f"{name}: {_value(field.annotation, languages)}"
            continue
        yield f"{name}:"
        for number, line in enumerate(_keys(inner, languages, depth + 1)):
            yield f"  {'- ' if number == 0 else '  '}{line}"


def _entry(annotation: Any) -> type[BaseModel] | None:
    """Return the model of a list's entries, None for what is no list of models."""
    for option in _options(annotation):
        if get_origin(option) is tuple:
            inner = next(iter(_options(get_args(option)[0])), None)
            if not isinstance(inner, type) or not issubclass(inner, BaseModel):
                return None
            return None if issubclass(inner, RootModel) else inner
    return None


def _value(annotation: Any, languages: Sequence[str]) -> str:
    """Return what stands for a value: an example, or the words to choose from."""
    options = [option for option in _options(annotation) if option is not type(None)]
    option = options[0] if options else str
    if get_origin(option) is Literal:
        return " | ".join(str(word) for word in get_args(option))
    if get_origin(option) is tuple:
        return f"[{_value(get_args(option)[0], languages)}]"
    if isinstance(option, type) and issubclass(option, RootModel):
        return "{" + ", ".join(f"{tag}: ..." for tag in languages) + "}"
    if isinstance(option, type) and issubclass(option, Amount):
        return "{value: 0, unit: ...}"
    if isinstance(option, type) and issubclass(option, BaseModel):
        inner = (f"{key}: {_value(f.annotation, languages)}" for key, f in option.model_fields.items())
        return "{" + ", ".join(inner) + "}"
    if option is bool:
        return "true"
    return "0" if option in (int, float) else "..."


def _options(annotation: Any) -> Iterator[Any]:
    """Yield the types that an annotation allows, bare of its constraints."""
    if get_origin(annotation) is Annotated:
        yield from _options(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, types.UnionType):
        for inner in get_args(annotation):
            yield from _options(inner)
    else:
        yield annotation
