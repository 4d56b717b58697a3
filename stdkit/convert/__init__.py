"""Mandatory standards into recommended ones.

The package bears the name of the verb ``stdkit.convert``, and Python puts a package that was imported in the place of the function
of that name: so the package can be called as well, and does what the function does.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stdkit.convert.options import Options
    from stdkit.convert.plan import Plan
    from stdkit.model import Document


class _Verb(ModuleType):
    def __call__(self, document: Document, policy: str | Path = "recommend", options: Options | None = None) -> Plan:
        from stdkit.convert.plan import convert
        from stdkit.convert.policy import load_policy

        return convert(document, load_policy(policy), options)


sys.modules[__name__].__class__ = _Verb
