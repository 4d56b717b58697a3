"""Marks inside a paragraph: bold, italic, sub- and superscript, 黑体, underline, formulas, references, labels, pictures, escapes.

Every run of text stands in the source exactly as in the run, from its anchor's offset on (formulas excepted), so that an offset
in the source can be turned into a place in a block and back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stdkit.facts.patterns import pattern
from stdkit.formats.markdown.closing import Closings
from stdkit.formats.markdown.naming import reference_run
from stdkit.formats.maths import reading
from stdkit.model import Mark, Run, TextAnchor

Segment = tuple[int, int]
"""``[start, end)`` of the source; a paragraph of several lines is several segments."""


def source_lines(source: str, start: int) -> Iterator[Segment]:
    """The lines of ``source`` from ``start`` on, without their ends."""
    while start < len(source):
        end = source.find("\n", start)
        end = len(source) if end < 0 else end
        yield start, end
        start = end + 1


MATH = r"\$(?P<math>(?:\\.|[^$\\])+)\$"
_TOKEN = pattern(
    r"\\(?P<escaped>.)"
    r"|(?P<toggle>\*\*|\*|\^|~)"
    rf"|{MATH}"
    r"|(?P<brace>\{(?:黑体|下划线)[:：])"
    r"|(?P<close>\})"
    r"|\[(?P<note>\^)(?=[^\]\s])"
    r"|\[(?P<refers>)(?=-?@)"
    r"|\{#(?P<name>[^{}\s]+)\}"
    r"|!\[(?P<picture>)"
    r"|(?P<br><br\s*/?>)",
    re.DOTALL,
)
"""Of a note, a reference and a picture only how they begin."""
_NOTE = pattern(r"[^\]\s]+")
_REFERS = pattern(r"[^\]\n]*")
ALT = pattern(r"(?:\\.|[^\]\\])*", re.DOTALL)
TARGET = pattern(r"(?:\\.|[^)\\])*", re.DOTALL)
_SPECIAL = pattern(r"[\\*^~${}\[!<]")
_BLANKS = pattern(r" {2,}\n")
_BACKSLASHES = pattern(r"(?<!\\)(?:\\\\)*\\$")
"""An odd number of them at the end of a line, like two blanks, breaks it."""
_TOGGLES: dict[str, Mark] = {"**": "bold", "*": "italic", "^": "superscript", "~": "subscript"}
_NO_SCRIPT = pattern(r"[\s，。；：、！？]")
"""What a sub- or superscript does not hold unless escaped, so that 「5~10，20~30」 stays what it is."""


@dataclass(slots=True)
class _Token:
    kind: str  # text, toggle, open, close, run, name
    text: str
    at: int
    escaped: bool = False
    run: Run | None = None
    live: bool = False
    """A toggle or brace that has its partner; the others are text."""


@dataclass(frozen=True, slots=True)
class Inline:
    runs: tuple[Run, ...]
    literal: bool
    """The first character is escaped, or a reference: the paragraph bears no label, whatever it looks like."""
    names: tuple[tuple[str, int], ...] = ()
    """The labels 「{#…}」 it holds, each with its place in the text."""


def parse_inline(source: str, segments: Sequence[Segment]) -> Inline:
    """The runs of a paragraph. Lines are joined, with a blank only between two Latin ones."""
    if len(segments) == 1:
        start, end = segments[0]
        if not _SPECIAL.search(source, start, end):
            return Inline((Run(source[start:end], TextAnchor(start)),) if end > start else (), False)
    tokens: list[_Token] = []
    for number, (start, end) in enumerate(segments):
        following = segments[number + 1][0] if number + 1 < len(segments) else end
        if tokens and tokens[-1].kind != "run" and start < end and _needs_blank(tokens[-1], source[start]):
            tokens.append(_Token("text", " ", tokens[-1].at + len(tokens[-1].text)))
        slashed = _BACKSLASHES.search(source, start, end) if following > end else None
        _tokenise(source, start, end - bool(slashed), tokens)
        if slashed or _BLANKS.match(source, end, following):
            tokens.append(_Token("run", "\n", end, run=Run("\n", TextAnchor(end))))
    _pair_toggles(tokens)
    _pair_braces(tokens)
    first = next((token for token in tokens if not token.live and (token.run is None or token.run.text)), None)
    literal = first is not None and (first.escaped or (first.run is not None and bool(first.run.refers)))
    if not any(token.kind == "name" for token in tokens):
        return Inline(_runs(tokens), literal)
    runs, names = _without_names(tokens)
    return Inline(runs, literal, names)


def _without_names(tokens: list[_Token]) -> tuple[tuple[Run, ...], tuple[tuple[str, int], ...]]:
    """The runs without the labels among them, nor the blanks before one that ends the paragraph."""
    names: list[tuple[str, int]] = []
    while tokens and tokens[-1].kind == "name":
        last = tokens.pop()
        names.insert(0, (last.text, -1))
        while tokens and tokens[-1].kind == "text" and not tokens[-1].escaped:
            tokens[-1].text = tokens[-1].text.rstrip()
            if tokens[-1].text:
                break
            tokens.pop()
    inside: list[tuple[str, int]] = []
    length = 0
    for token in tokens:
        if token.kind == "name":
            inside.append((token.text, length))
        elif not token.live:
            length += len(token.run.text if token.run is not None else token.text)
    runs = _runs([token for token in tokens if token.kind != "name"])
    return runs, (*inside, *((name, length) for name, _ in names))


def _needs_blank(before: _Token, after: str) -> bool:
    last = before.text[-1:] if before.kind == "text" else ""
    return last.isascii() and after.isascii() and last.strip() != "" and after.strip() != ""


def _tokenise(source: str, start: int, end: int, tokens: list[_Token]) -> None:
    at = look = start
    closings = Closings(source, start, end)
    while (match := _TOKEN.search(source, look, end)) is not None:
        bracketed = match.lastgroup in _BRACKETED
        token = _bracketed(match, closings) if bracketed else _token(match)
        if token is None:
            look = match.start() + 1
            continue
        if match.start() > at:
            tokens.append(_Token("text", source[at : match.start()], at))
        at = look = token.at + len(token.text) if bracketed else match.end()
        tokens.append(token)
    if at < end:
        tokens.append(_Token("text", source[at:end], at))


_BRACKETED = frozenset({"note", "refers", "picture"})


def _bracketed(match: re.Match[str], closings: Closings) -> _Token | None:
    """The note, reference or picture that begins here; ``None`` where it is not closed."""
    source, at, first = closings.source, match.start(), match.end()
    anchor = TextAnchor(at)
    if match.lastgroup == "picture":
        alt = closings.closed(ALT, first, "](")
        first = alt + 2
        last = closings.closed(TARGET, first, ")") if alt >= 0 else -1
    else:
        last = closings.closed(_NOTE if match.lastgroup == "note" else _REFERS, first, "]")
    if last < 0:
        return None
    content = source[first:last]
    if match.lastgroup == "picture":
        run = Run("", anchor, frozenset({"picture"}), target=unescape(content))
    elif match.lastgroup == "note":
        run = Run("", anchor, frozenset({"footnote"}), target=content)
    else:
        run = reference_run(content, anchor)
    return _Token("run", source[at : last + 1], at, run=run)


def _token(match: re.Match[str]) -> _Token:
    at, whole = match.start(), match[0]
    if match["escaped"] is not None:
        return _Token("text", match["escaped"], at + 1, escaped=True)
    if match["toggle"]:
        return _Token("toggle", whole, at)
    if match["brace"]:
        return _Token("open", whole, at)
    if match["close"]:
        return _Token("close", whole, at)
    if match["name"] is not None:
        return _Token("name", match["name"], at)
    anchor = TextAnchor(at)
    run = Run("\n", anchor) if match["br"] else math_run(match["math"], anchor)
    return _Token("run", whole, at, run=run)


_BAR = pattern(r"\\.|(?P<bar>¦)", re.DOTALL)


def math_run(content: str, anchor: TextAnchor) -> Run:
    """A formula as written between dollars: its LaTeX, or LaTeX and linear reading parted by 「¦」."""
    bars = [match.start() for match in _BAR.finditer(content) if match["bar"]]
    if bars:
        latex, text = content[: bars[-1]].strip(), unescape(content[bars[-1] + 1 :])
    else:
        latex, text = content.strip(), reading(content)
    return Run(text, anchor, frozenset({"math"}), latex=latex)


def unescape(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)


def _pair_toggles(tokens: list[_Token]) -> None:
    open_at: dict[str, int] = {}
    for index, token in enumerate(tokens):
        if token.kind != "toggle":
            continue
        first = open_at.get(token.text)
        if first is not None and _may_hold(token.text, tokens[first + 1 : index]):
            tokens[first].live = token.live = True
            del open_at[token.text]
        elif first is None or not _may_hold(token.text, tokens[first + 1 : index]):
            open_at[token.text] = index


def _may_hold(toggle: str, inner: Sequence[_Token]) -> bool:
    if not inner:
        return False
    if toggle in "^~":
        return not any(t.kind == "text" and not t.escaped and _NO_SCRIPT.search(t.text) for t in inner)
    first, last = inner[0], inner[-1]
    return not (first.kind == "text" and not first.escaped and first.text[0].isspace()) and not (
        last.kind == "text" and not last.escaped and last.text[-1].isspace()
    )


def _pair_braces(tokens: list[_Token]) -> None:
    stack: list[_Token] = []
    for token in tokens:
        if token.kind == "open":
            stack.append(token)
        elif token.kind == "close" and stack:
            stack.pop().live = token.live = True


def _runs(tokens: list[_Token]) -> tuple[Run, ...]:
    runs: list[Run] = []
    toggled: set[Mark] = set()
    braces: list[Mark] = []
    for token in tokens:
        if token.live and token.kind == "toggle":
            toggled ^= {_TOGGLES[token.text]}
        elif token.live and token.kind == "open":
            braces.append("heiti" if token.text.startswith("{黑体") else "underline")
        elif token.live and token.kind == "close":
            braces.pop()
        else:
            run = token.run or Run(token.text, TextAnchor(token.at))
            marks = run.marks | toggled | set(braces)
            last = runs[-1] if runs else None
            if last is not None and token.run is None and _adjoins(last, marks, token.at):
                runs[-1] = Run(last.text + token.text, last.anchor, last.marks)
            else:
                runs.append(
                    Run(
                        run.text,
                        run.anchor,
                        frozenset(marks),
                        run.locked,
                        target=run.target,
                        latex=run.latex,
                        refers=run.refers,
                    )
                )
    return tuple(runs)


def _adjoins(last: Run, marks: frozenset[Mark] | set[Mark], at: int) -> bool:
    """Whether text at ``at`` goes on the run before it without a gap in the source."""
    return (
        bool(last.text)
        and last.text != "\n"
        and last.marks == marks
        and not last.latex
        and not last.refers
        and isinstance(last.anchor, TextAnchor)
        and last.anchor.offset + len(last.text) == at
    )
