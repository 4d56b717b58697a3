"""Mutations of everything that stdkit reads, and what must come of them; run by ``script/fuzz`` and ``tests/fuzz``."""
