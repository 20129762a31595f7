"""What pydantic found, said in our words: what is wrong, what is allowed, and a did-you-mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from formcheck.specs.fields import Part
from formcheck.specs.problems import Path, Problem, rather
from formcheck.specs.schema import EndPart, ExercisePart, TravelPart, keys_of


def problems_of(error: ValidationError, root: type[Part] = ExercisePart) -> list[Problem]:
    """Every problem that a failed check of `root` has found."""
    return [_problem(details, root) for details in error.errors(include_url=False) if not _echo(details)]


def _echo(details: ErrorDetails) -> bool:
    """Whether this only repeats that parts are wrong: a list then counts as too short without them."""
    return details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"]


def _problem(details: ErrorDetails, root: type[Part]) -> Problem:
    path: Path = tuple(step for step in details["loc"] if step != "[key]")
    kind = details["type"]
    if kind == "extra_forbidden":
        return Problem(path, _unknown_key(path, root), with_value=False)
    if kind == "missing":
        return _missing(path, root)
    if kind == "model_type":
        return _not_a_mapping(path, details["input"], root)
    say = _SAID.get(kind)
    return Problem(path, say(details.get("ctx", {}), details["input"]) if say else _as_told(details["msg"]))


def _unknown_key(path: Path, root: type[Part]) -> str:
    model = _model_at(root, path[:-1])
    keys = keys_of(model) if model else []
    if model is not None and issubclass(model, TravelPart):
        keys.append("the name of an end")
    return f"unknown key{rather(path[-1], keys)}"


def _missing(path: Path, root: type[Part]) -> Problem:
    key = str(path[-1])
    model = _model_at(root, path[:-1])
    field = next((f for n, f in model.model_fields.items() if (f.alias or n) == key), None) if model else None
    about = f" ({field.description})" if field and field.description else ""
    return Problem(path[:-1], f"'{key}' is missing{about}", with_value=False)


def _not_a_mapping(path: Path, value: Any, root: type[Part]) -> Problem:
    parent = _model_at(root, path[:-1])
    if parent is not None and issubclass(parent, TravelPart) and path[-1] not in keys_of(parent):
        return Problem(path, _unknown_key(path, root), with_value=False)
    model = _model_at(root, path)
    keys = f" with the keys {', '.join(keys_of(model))}" if model else ""
    return Problem(path, f"must be a mapping{keys}, not {_called(value)}")


def _model_at(root: type[Part], path: Path) -> type[Part] | None:
    """The model that describes the mapping at `path`; None where that is not a fixed mapping."""
    here: Any = root
    for step in path:
        here = _step(here, step)
    models = [kind for kind in _alternatives(here) if isinstance(kind, type) and issubclass(kind, Part)]
    return models[0] if models else None


def _step(kind: Any, step: str | int) -> Any:
    for choice in _alternatives(kind):
        origin, args = get_origin(choice), get_args(choice)
        if isinstance(step, int) and origin is tuple:
            return args[0]
        if isinstance(step, str) and origin is dict:
            return args[1]
        if isinstance(step, str) and isinstance(choice, type) and issubclass(choice, Part):
            return _field(choice, step)
    return None


def _field(model: type[Part], key: str) -> Any:
    for name, field in model.model_fields.items():
        if key == (field.alias or name):
            return field.annotation
    return EndPart if issubclass(model, TravelPart) else None


def _alternatives(kind: Any) -> list[Any]:
    """`kind` without its annotations, as the list of what it may be."""
    if hasattr(kind, "__metadata__"):
        return _alternatives(kind.__origin__)
    if isinstance(kind, type) or get_origin(kind) in (tuple, dict, list):
        return [kind]
    return [choice for part in get_args(kind) for choice in _alternatives(part)]


def _called(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, (list, tuple)) else "a mapping"


def _as_told(message: str) -> str:
    return message[:1].lower() + message[1:]


def _word(context: dict[str, Any], value: Any) -> str:
    words = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    return f"not a word that is known here{rather(value, words)}"


def _number(_: dict[str, Any], value: Any) -> str:
    if isinstance(value, str):
        return "must be a number, without quotes and without a unit"
    return f"must be a number, not {_called(value)}"


def _count(_: dict[str, Any], value: Any) -> str:
    return f"must be a whole number, not {_called(value) if not isinstance(value, float) else 'a fraction'}"


def _too_few(context: dict[str, Any], value: Any) -> str:
    least, kind = context["min_length"], _called(value)
    return f"{kind} of {least} or more {'part' if least == 1 else 'parts'} is needed; this has {len(value)}"


def _too_many(context: dict[str, Any], value: Any) -> str:
    return f"at most {context['max_length']} parts are allowed; this has {len(value)}"


def _identifier(_: dict[str, Any], value: Any) -> str:
    guess = re.sub(r"[^a-z0-9]+", "_", str(value).lower()).strip("_0123456789")
    example = f", such as {guess}" if re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", guess[:40]) else ""
    return f"must be lower-case words joined by underscores{example[:60]}"


def _long(context: dict[str, Any], value: Any) -> str:
    return f"has {len(str(value).strip())} letters; make it shorter, {context['max_length']} at most"


_SAID: dict[str, Callable[[dict[str, Any], Any], str]] = {
    "formcheck": lambda context, _: str(context["text"]),
    "literal_error": _word,
    "float_type": _number,
    "int_type": _count,
    "int_from_float": _count,
    "finite_number": lambda *_: "must be a finite number",
    "string_type": lambda _, value: f"must be text, not {_called(value)}; text may be put in quotes",
    "string_too_short": lambda *_: "must not be empty",
    "string_too_long": _long,
    "string_pattern_mismatch": _identifier,
    "bool_type": lambda *_: "must be true or false",
    "tuple_type": lambda _, value: f"must be a list such as [1, 2], not {_called(value)}",
    "dict_type": lambda _, value: f"must be a mapping of names, not {_called(value)}",
    "too_short": _too_few,
    "too_long": _too_many,
    "greater_than": lambda context, _: f"must be above {context['gt']:g}",
    "greater_than_equal": lambda context, _: f"must be {context['ge']:g} or more",
    "less_than_equal": lambda context, _: f"must be {context['le']:g} or less",
}
