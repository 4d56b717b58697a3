"""Words, lists of words, whole numbers and switches from the command line, read without typer's validation machinery.

From 0.29 typer reads every value through pydantic, whose import alone takes a tenth of a second. Our options are plain, so they are
read here. Where a typer of another make keeps no such slot, its own reading stays in place and does the same, slower.
"""

from __future__ import annotations

from typing import Any

import typer

_SLOT = "_runtime_param"


class Plain:
    """Reads one option or argument that holds ``kind``."""

    def __init__(self, kind: type) -> None:
        self.kind = kind

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        if value is None:
            return [] if param.multiple or param.nargs == -1 else None
        if isinstance(value, (list, tuple)):
            return [self._read(item, param) for item in value]
        return self._read(value, param)

    def _read(self, value: Any, param: Any) -> Any:
        if self.kind is not int:
            return bool(value) if self.kind is bool else str(value)
        try:
            return int(value)
        except ValueError:
            raise typer.BadParameter(f"{value} 不是整数", param=param) from None


def read_plainly(command: Any) -> None:
    """Have the plain parameters of ``command`` read by ``Plain``."""
    for parameter in command.params:
        read_parameter_plainly(parameter)


def read_parameter_plainly(parameter: Any) -> None:
    """Have one parameter read by ``Plain`` where it is a plain one."""
    annotation = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
    kind = str if annotation == list[str] else annotation
    if getattr(parameter, _SLOT, 0) is None and kind in (str, int, bool):
        setattr(parameter, _SLOT, Plain(kind))
