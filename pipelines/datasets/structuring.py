"""Plain values of a row → records: for each type its maker, put together once."""

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

Make = Callable[[Any], Any]


@cache
def maker(kind: Any) -> Make:
    """Return the function that makes a value of a type of its plain form; None stays None.

    >>> maker(tuple[int, ...])([1, 2])
    (1, 2)
    """
    if get_origin(kind) in {types.UnionType, Union}:
        return _optional(next(part for part in get_args(kind) if part is not type(None)))
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind))
    if is_dataclass(kind) and isinstance(kind, type):
        return _record(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _member(kind)
    if kind is datetime:
        return lambda value: None if value is None else value.replace(tzinfo=UTC)
    return lambda value: value


def _member(kind: type[StrEnum]) -> Make:
    """Return a closed set's maker: a look-up, which is faster than the set's own."""
    members = {member.value: member for member in kind}

    def make_member(value: Any) -> Any:
        if value is None:
            return None
        found = members.get(value)
        return kind(value) if found is None else found

    return make_member


def _optional(kind: Any) -> Make:
    make = maker(kind)

    def make_optional(value: Any) -> Any:
        if isinstance(value, dict) and all(part is None for part in value.values()):
            return None
        return make(value)

    return make_optional


def _tuple(kinds: tuple[Any, ...]) -> Make:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        make = maker(kinds[0])
        return lambda value: None if value is None else tuple(map(make, value))

    def make_pair(value: Any) -> Any:
        if value is None:
            return None
        return tuple(value.values() if isinstance(value, dict) else value)

    return make_pair


def _record(kind: type) -> Make:
    """Return a record's maker; an empty cell of a field with a default means the default."""
    makers = {name: maker(hint) for name, hint in get_type_hints(kind).items()}
    required = frozenset(
        f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING
    )

    def make_record(value: Any) -> Any:
        if value is None:
            return None
        given: dict[str, Any] = {}
        for name, part in value.items():
            made = makers[name](part)
            if made is not None or name in required:
                given[name] = made
        return kind(**given)

    return make_record
