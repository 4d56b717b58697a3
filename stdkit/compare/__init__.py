"""Two editions compared: ``compare(old, new)`` gives a ``Comparison``.

As ``stdkit.convert``, the package bears the name of a verb of ``stdkit`` and takes its place once imported: so it can be called.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from stdkit.compare.comparison import Comparison
from stdkit.compare.editions import compare

if TYPE_CHECKING:
    from stdkit.model import Document

__all__ = ["Comparison", "compare"]


class _Verb(ModuleType):
    def __call__(self, old: Document, new: Document) -> Comparison:
        return compare(old, new)


sys.modules[__name__].__class__ = _Verb
