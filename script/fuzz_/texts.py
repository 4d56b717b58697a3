"""Texts in lines: the Markdown notation, CSV, TOML, JSON lines."""

from __future__ import annotations

import re
from random import Random

from fuzz_.chance import SIGNS, changed_bytes, changed_text, number, some, word

_LABEL = re.compile(r"\{#[^}]*\}|@[\w:-]+|\[\[[^\]]*\]\]")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")


def changed_lines(data: bytes, chance: Random) -> bytes:
    """The text after a change to its lines, its labels or numbers; one time in ten to its bytes."""
    if chance.random() < 0.08:
        return changed_bytes(data, chance)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return changed_bytes(data, chance)
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    other = chance.randrange(len(lines))
    way = chance.randrange(16)
    if way == 0:
        del lines[at : at + chance.choice((1, 1, 3, 20))]
    elif way == 1:
        lines[at:at] = lines[other : other + chance.choice((1, 2, 10))] * chance.choice((1, 1, 2, 20))
    elif way == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif way == 3:
        lines.insert(at, word(chance))
    elif way == 4:
        lines[at] = _reheaded(lines[at], chance)
    elif way == 5:
        return _relabelled(text, chance).encode()
    elif way == 6:
        return _renumbered(text, chance).encode()
    elif way == 7:
        lines[at] = chance.choice((" ", "\t", "  " * 30, "> " * 50, "- " * 30, "　", "|", "#")) + lines[at]
    elif way == 8:
        lines[at] = lines[at].replace(
            *chance.choice(
                (
                    ("|", "｜"),
                    ("|", ""),
                    ("#", ""),
                    ("：", ":"),
                    (" ", "　"),
                    ("—", "-"),
                    ("，", "\t"),
                    (",", ";"),
                    ('"', ""),
                )
            )
        )
    elif way == 9:
        lines[at : at + 2] = ["".join(lines[at : at + 2])]
    elif way == 10:
        return text.replace("\n", chance.choice(("\r\n", "\r", "\n\n", "\u2028", "\x0b"))).encode()
    elif way == 11:
        lines[at] = "".join(chance.choice(SIGNS) if chance.random() < 0.1 else sign for sign in lines[at])
    else:
        for place in some(chance, range(len(lines)), 3):
            lines[place] = changed_text(lines[place], chance)
    return "\n".join(lines).encode("utf-8", errors="surrogatepass")


def _reheaded(line: str, chance: Random) -> str:
    marks = "#" * chance.choice((0, 1, 2, 3, 6, 7, 60))
    return f"{marks} {line.lstrip('# ')}"


def _relabelled(text: str, chance: Random) -> str:
    """A label or a reference to one names another one, itself, or nothing."""
    labels = [found.group() for found in _LABEL.finditer(text)] or ["{#x}"]
    place = chance.choice(list(_LABEL.finditer(text)) or [re.compile("").search(text)])
    assert place is not None
    return (
        text[: place.start()]
        + chance.choice((chance.choice(labels), "{#}", "@", "@x-y", "[[]]", "{#甲 乙}"))
        + text[place.end() :]
    )


def _renumbered(text: str, chance: Random) -> str:
    places = list(_NUMBER.finditer(text))
    if not places:
        return text
    place = chance.choice(places)
    others = (
        chance.choice(places).group(),
        number(chance),
        f"{place.group()}.1",
        "A.1",
        "1.2.3.4.5.6",
        f"{place.group()}a",
    )
    return text[: place.start()] + chance.choice(others) + text[place.end() :]
