"""Functions of a PDF, computed: tint transforms and the courses of gradients.

In: a function object, numbers. Out: numbers. Must not know colours.
Source: ISO 32000-1, 7.10.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import product

import pikepdf
from pikepdf import Array

Function = Callable[[Sequence[float]], list[float]]

_DEEPEST = 8
_MOST_STEPS = 100_000


def function_of(found: pikepdf.Object, depth: int = 0) -> Function:
    """Return what computes a function, or an array of functions with one result each.

    Raises ValueError for what is no function.
    """
    if depth > _DEEPEST:
        raise ValueError("functions nest too deeply")
    if isinstance(found, Array):
        parts = [function_of(part, depth + 1) for part in found.as_list()]
        return lambda values: [part(values)[0] for part in parts]
    kind = int(found.FunctionType)
    domain = _floats(found.Domain)
    span = _floats(found.Range) if "/Range" in found else None
    match kind:
        case 0:
            inner = _sampled(found, domain)
        case 2:
            inner = _exponential(found)
        case 3:
            inner = _stitched(found, domain, depth)
        case 4:
            inner = _calculated(found.read_bytes().decode("latin-1"))
        case _:
            raise ValueError(f"there is no function type {kind}")

    def computed(values: Sequence[float]) -> list[float]:
        held = [
            min(max(v, low), high) for v, low, high in zip(values, domain[::2], domain[1::2], strict=False)
        ]
        out = inner(held)
        if span is None:
            return out
        return [min(max(v, low), high) for v, low, high in zip(out, span[::2], span[1::2], strict=False)]

    return computed


def _floats(found: pikepdf.Object) -> list[float]:
    return [float(v) for v in found.as_list()]


def _exponential(found: pikepdf.Object) -> Function:
    start = _floats(found.C0) if "/C0" in found else [0.0]
    end = _floats(found.C1) if "/C1" in found else [1.0]
    n = float(found.N)

    def computed(values: Sequence[float]) -> list[float]:
        share = values[0] ** n if values[0] > 0 or n > 0 else 0.0
        return [a + share * (b - a) for a, b in zip(start, end, strict=False)]

    return computed


def _stitched(found: pikepdf.Object, domain: list[float], depth: int) -> Function:
    parts = [function_of(part, depth + 1) for part in found.Functions.as_list()]
    bounds = _floats(found.Bounds)
    encode = _floats(found.Encode)
    edges = [domain[0], *bounds, domain[1]]

    def computed(values: Sequence[float]) -> list[float]:
        x = values[0]
        k = sum(x >= bound for bound in bounds)
        low, high, e0, e1 = edges[k], edges[k + 1], encode[2 * k], encode[2 * k + 1]
        return parts[k]([e0 if high == low else e0 + (x - low) * (e1 - e0) / (high - low)])

    return computed


def _sampled(found: pikepdf.Object, domain: list[float]) -> Function:
    size = [int(v) for v in found.Size.as_list()]
    bits = int(found.BitsPerSample)
    span = _floats(found.Range)
    count = len(span) // 2
    encode = _floats(found.Encode) if "/Encode" in found else [v for n in size for v in (0.0, n - 1.0)]
    decode = _floats(found.Decode) if "/Decode" in found else span
    data = found.read_bytes()
    if math.prod(size) * count * bits > 8 * len(data) + 7:
        raise ValueError("a sampled function lacks samples")
    top = (1 << bits) - 1

    def sample(at: Sequence[int]) -> list[float]:
        index, step = 0, 1
        for position, n in zip(at, size, strict=True):
            index += position * step
            step *= n
        out = []
        for j in range(count):
            first = (index * count + j) * bits
            last = first + bits
            chunk = int.from_bytes(data[first // 8 : (last + 7) // 8], "big") >> (-last % 8)
            out.append(decode[2 * j] + (chunk & top) * (decode[2 * j + 1] - decode[2 * j]) / top)
        return out

    def computed(values: Sequence[float]) -> list[float]:
        places = []
        for i, x in enumerate(values):
            low, high = domain[2 * i], domain[2 * i + 1]
            e = encode[2 * i] + (x - low) * (encode[2 * i + 1] - encode[2 * i]) / ((high - low) or 1.0)
            places.append(min(max(e, 0.0), size[i] - 1.0))
        out = [0.0] * count
        for corner in product((0, 1), repeat=len(places)):
            weight, at = 1.0, []
            for side, e, n in zip(corner, places, size, strict=True):
                floor = min(int(e), n - 1)
                weight *= (e - floor) if side else 1 - (e - floor)
                at.append(min(floor + side, n - 1))
            if weight:
                out = [v + weight * s for v, s in zip(out, sample(at), strict=True)]
        return out

    return computed


# -- the calculator


def _calculated(text: str) -> Function:
    words = text.replace("{", " { ").replace("}", " } ").split()
    if not words or words[0] != "{":
        raise ValueError("a calculator function begins with a brace")
    program, _ = _block(words, 1, 0)

    def computed(values: Sequence[float]) -> list[float]:
        stack: list[float] = list(values)
        _run(program, stack, [0])
        return stack

    return computed


_Block = list["str | _Block"]


def _block(words: Sequence[str], at: int, depth: int) -> tuple[_Block, int]:
    made: _Block = []
    while at < len(words):
        word = words[at]
        at += 1
        if word == "}":
            return made, at
        if word == "{":
            if depth > 30:
                raise ValueError("a calculator function nests too deeply")
            inner, at = _block(words, at, depth + 1)
            made.append(inner)
        else:
            made.append(word)
    raise ValueError("a calculator function lacks a brace")


def _div(a: float, b: float) -> float:
    return a / b if b else 0.0


_ONE: dict[str, Callable[[float], float]] = {
    "abs": abs, "neg": lambda a: -a, "ceiling": math.ceil, "floor": math.floor,
    "round": lambda a: math.floor(a + 0.5), "truncate": math.trunc, "cvi": math.trunc, "cvr": float,
    "sqrt": lambda a: math.sqrt(max(a, 0.0)),
    "sin": lambda a: math.sin(math.radians(a)), "cos": lambda a: math.cos(math.radians(a)),
    "ln": lambda a: math.log(a) if a > 0 else 0.0, "log": lambda a: math.log10(a) if a > 0 else 0.0,
    "not": lambda a: float(not a) if a in (0.0, 1.0) else float(~int(a)),
}  # fmt: skip
_TWO: dict[str, Callable[[float, float], float]] = {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b, "div": _div,
    "idiv": lambda a, b: float(math.trunc(_div(a, b))), "mod": lambda a, b: math.fmod(a, b) if b else 0.0,
    "exp": lambda a, b: a**b if a > 0 or (a == 0 and b > 0) else 0.0,
    "atan": lambda a, b: math.degrees(math.atan2(a, b)) % 360,
    "eq": lambda a, b: float(a == b), "ne": lambda a, b: float(a != b), "gt": lambda a, b: float(a > b),
    "ge": lambda a, b: float(a >= b), "lt": lambda a, b: float(a < b), "le": lambda a, b: float(a <= b),
    "and": lambda a, b: float(int(a) & int(b)), "or": lambda a, b: float(int(a) | int(b)),
    "xor": lambda a, b: float(int(a) ^ int(b)),
    "bitshift": lambda a, b: float(int(a) << int(b) if b >= 0 else int(a) >> -int(b)),
}  # fmt: skip


def _run(program: _Block, stack: list[float], steps: list[int]) -> None:
    for at, word in enumerate(program):
        steps[0] += 1
        if steps[0] > _MOST_STEPS or len(stack) > 200:
            raise ValueError("a calculator function does not end")
        if isinstance(word, list):
            continue  # it is run by the operator behind it
        if word in _ONE:
            stack.append(float(_ONE[word](stack.pop())))
        elif word in _TWO:
            b, a = stack.pop(), stack.pop()
            stack.append(float(_TWO[word](a, b)))
        elif word == "if":
            block = program[at - 1]
            if stack.pop() and isinstance(block, list):
                _run(block, stack, steps)
        elif word == "ifelse":
            chosen = program[at - 2 if stack.pop() else at - 1]
            if isinstance(chosen, list):
                _run(chosen, stack, steps)
        else:
            _move(word, stack)


def _move(word: str, stack: list[float]) -> None:
    match word:
        case "pop":
            stack.pop()
        case "dup":
            stack.append(stack[-1])
        case "exch":
            stack[-1], stack[-2] = stack[-2], stack[-1]
        case "copy":
            n = int(stack.pop())
            stack += stack[len(stack) - n :] if n > 0 else []
        case "index":
            stack.append(stack[-1 - int(stack.pop())])
        case "roll":
            j, n = int(stack.pop()), int(stack.pop())
            if n > 0:
                part = stack[-n:]
                j %= n
                stack[-n:] = part[-j:] + part[:-j] if j else part
        case "true" | "false":
            stack.append(float(word == "true"))
        case _:
            stack.append(float(word))
