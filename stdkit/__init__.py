"""stdkit: read, check, convert and render Chinese standard documents (GB/T 1.1)."""

__version__ = "0.1.0"
