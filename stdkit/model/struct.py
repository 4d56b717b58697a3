"""Classes of which a document has thousands: made in C (``msgspec``), which takes a tenth of the time of a frozen dataclass.

``gc=False`` keeps them from the garbage collector's eyes: they are frozen and hold only what was there before, so that none can
stand in a ring.
"""

from __future__ import annotations

from dataclasses import field, make_dataclass
from typing import Any, TypeVar

from msgspec import NODEFAULT, Struct

Made = TypeVar("Made", bound=type[Struct])


def like_dataclass(made: Made) -> Made:
    """``made`` as ``dataclasses.replace`` and ``fields`` take it: what works on the rest of the model works on it too.

    A field that the class works out itself stands in its ``WORKED_OUT``.
    """
    names, defaults = made.__struct_fields__, made.__struct_defaults__
    given = (NODEFAULT,) * (len(names) - len(defaults)) + defaults
    worked_out: frozenset[str] = getattr(made, "WORKED_OUT", frozenset())
    told = [
        (name, Any, _field(default, init=name not in worked_out)) for name, default in zip(names, given, strict=True)
    ]
    twin = make_dataclass(made.__name__, told, init=False, repr=False, eq=False)
    made.__dataclass_fields__ = twin.__dataclass_fields__  # type: ignore[attr-defined]
    return made


def _field(default: Any, *, init: bool) -> Any:
    return field(init=init) if default is NODEFAULT else field(default=default, init=init)
