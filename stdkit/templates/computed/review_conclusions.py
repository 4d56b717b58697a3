"""How many standards of a list have each conclusion: counted as for a conversion."""

from __future__ import annotations

from stdkit.templates.computed.conversion_conclusions import computed

__all__ = ["computed"]
