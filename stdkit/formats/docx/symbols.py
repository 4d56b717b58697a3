"""Characters of the fonts that are no letters: Symbol and the Wingdings, as Unicode.

Word stores them as ``w:sym`` or as text in the private use area (U+F000 + the font's code).
"""

from __future__ import annotations

from typing import Final

from stdkit.facts.patterns import pattern

PRIVATE: Final = pattern("[\uf000-\uf0ff]")
UNKNOWN: Final = "\ufffd"


def _rows(first: int, text: str) -> dict[int, str]:
    """Codes from ``first`` on, one sign each; a blank leaves its code out."""
    return {first + at: sign for at, sign in enumerate(text) if sign != " "}


_SYMBOL: Final = {
    0x20: " ",
    **_rows(0x21, "!∀#∃%&∍()∗+,−./0123456789:;<=>?≅"),
    **_rows(0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    **_rows(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"),
    **_rows(0xF1, "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
}
_WINGDINGS: Final = {
    0x20: " ",
    **_rows(
        0x21, "✏✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭📁📂📄🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍🖎✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓"
    ),
    **_rows(0x6A, "🙰🙵●❍■□🞐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶🙶🙷"),
    **_rows(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•▪⚪🞆🞈◉◎🔿▪◻🟂✦★✶✴✹✵⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛"),
    **_rows(0xC3, "⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘⮚⮙⮛⮈⮊⮉⮋🡨🡪🡩🡫🡬🡭🡯🡮🡸🡺🡹🡻🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂🢬🢭🗶✔🗷🗹"),
    # What drafts really hold, in the plain signs that every font has.
    0xA8: "□",
    0xD8: "➢",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    0x6F: "□",
    0x74: "◆",
    0xE0: "→",
    0xDF: "←",
    0xE1: "↑",
    0xE2: "↓",
}
_WINGDINGS_2: Final = {
    0x20: " ",
    **_rows(0x4F, "✗✓☒☑"),
    0x53: "☒",
    0x54: "☒",
    0x52: "☑",
    0x51: "☒",
    0x97: "●",
    0x98: "•",
    0xA3: "□",
    0xA2: "■",
    0xA4: "■",
    0xAE: "◆",
    **_rows(0x6A, "①②③④⑤⑥⑦⑧⑨⑩"),
}
_WINGDINGS_3: Final = {
    0x20: " ",
    **_rows(0x66, "←→↑↓↖↗↙↘↔↕"),
    0x7D: "▶",
    0x7C: "◀",
    0x70: "▲",
    0x71: "▼",
    0x84: "▶",
}
_FONTS: Final[dict[str, dict[int, str]]] = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": {0x61: "✓", 0x72: "✗", 0x63: "□", 0x67: "■", 0x6E: "●", 0x34: "▶", 0x33: "◀", 0x35: "▲", 0x36: "▼"},
}


def is_symbol_font(font: str) -> bool:
    return font.strip().casefold() in _FONTS


def symbol(font: str, code: int) -> str:
    """The character with that code in ``font``, ``UNKNOWN`` where nobody knows it; plain characters stay as they are.

    ``code`` may carry the private use offset (0xF0B7) or not (0xB7).
    """
    table = _FONTS.get(font.strip().casefold())
    if table is None:
        table = {} if code < 0xF000 or code > 0xF0FF else _SYMBOL
        return chr(code) if not table else table.get(code - 0xF000, UNKNOWN)
    return table.get(code - 0xF000 if code >= 0xF000 else code, UNKNOWN)


def readable(text: str, font: str = "") -> str:
    """``text`` with its private characters made readable, one for one; ``font`` is the font it is set in."""
    if not PRIVATE.search(text):
        return text
    return PRIVATE.sub(lambda found: symbol(font, ord(found.group())), text)
