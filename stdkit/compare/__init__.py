"""Two editions compared: ``compare(old, new)`` gives a ``Comparison``."""

from stdkit.compare.comparison import Comparison
from stdkit.compare.editions import compare

__all__ = ["Comparison", "compare"]
