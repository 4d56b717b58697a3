"""A formula's LaTeX as one line of text, for searching and showing."""

from __future__ import annotations

import re

from stdkit.facts.patterns import pattern

_SYMBOLS = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠",
    "approx": "≈", "infty": "∞", "sum": "∑", "prod": "∏", "int": "∫", "sqrt": "√", "partial": "∂", "degree": "°",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "quad": " ", "qquad": " ",
}  # fmt: skip
_FRACTION = pattern(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_COMMAND = pattern(r"\\([A-Za-z]+)\s?|\\(.)")


def linear(latex: str) -> str:
    """「\\frac{m_1}{V}」 → 「m1/V」. What has no linear form loses its command and keeps its letters."""
    text = latex
    while (shorter := _FRACTION.sub(_fraction, text)) != text:
        text = shorter
    text = _COMMAND.sub(lambda match: _SYMBOLS.get(match[1], "") if match[1] else match[2].strip(",;:! "), text)
    return " ".join(re.sub(r"[{}_^&]", "", text).split())


def _fraction(match: re.Match[str]) -> str:
    above, below = (part if re.fullmatch(r"[\w\\.\s^]*", part) else f"({part})" for part in match.groups())
    return f"{above}/{below}"
