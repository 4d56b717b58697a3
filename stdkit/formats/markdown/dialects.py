"""Markdown as people and converters write it → the notation.

Pandoc, office and PDF converters, editors and people write what the notation spells otherwise: HTML tables and tags, code fences,
quotations, tables without outer bars, titles underlined, formulas in ``\\(…\\)``, character entities, links. Here they are rewritten,
once, before anything is read, so that the reader knows one language only. What already is the notation stays as it is, to the letter.
"""

from __future__ import annotations

import re

from stdkit.facts.patterns import pattern
from stdkit.formats.labels import is_end_line
from stdkit.formats.markdown.html import end_of_table, rewrite_table
from stdkit.formats.markdown.inline import Segment, source_lines
from stdkit.formats.markdown.naming import read_name
from stdkit.formats.markdown.rewritten import Rewritten
from stdkit.formats.markdown.spell import spell
from stdkit.formats.markdown.tags import rewrite_inline
from stdkit.model import Run

_QUOTE = pattern(r"[ \t]{0,3}>[ \t]?")
_ALERT = pattern(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*", re.IGNORECASE)
_FENCE = pattern(r"[ \t]{0,3}(?P<sign>`{3,}|~{3,})[ \t]*(?P<about>[^`\n]*)")
_BREAK = pattern(r"[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_UNDERLINE = pattern(r"[ \t]{0,3}(?P<sign>=+|-{3,})[ \t]*")
_DIV = pattern(r"[ \t]{0,3}:{3,}.*|\\(?:newpage|pagebreak|clearpage)\s*")
_HEADING = pattern(r"[ \t]{0,3}(?=#{1,9}[ \t])")
_CLOSING = pattern(r"(?:(?P<hashes>[ \t]+#+)?[ \t]*(?<!\\)\{(?P<attributes>[#.][^{}\n]*)\}|[ \t]+#+)[ \t]*$")
_LABEL = pattern(r"[a-z]+:\S+")
"""Meant as a label, if misspelled."""
_RULE = pattern(r"[ \t]*+(?:\|[ \t]*+)?:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)++\|?[ \t]*+")
_CAPTION = pattern(r"(?:[Tt]able)?:[ \t]+(?=\S)")
_MATHS = pattern(r"[ \t]*\\\[(?P<latex>.*?)\\\](?P<label>.*)", re.DOTALL)
_MARKED = pattern(r"[ \t]{0,3}(?:#|[-+*][ \t]|\||!|\$\$|>|\{|<)")


def to_notation(source: str, start: int) -> Rewritten | None:
    """The text from ``start`` on in the notation, what stands before it kept; ``None`` where it is the notation already."""
    made = Rewritten(source)
    made.keep(0, start)
    _Blocks(source, made).run(start)
    return made if made.text != source else None


class _Blocks:
    def __init__(self, source: str, made: Rewritten) -> None:
        self.source = source
        self.made = made
        self.lines: list[Segment] = []
        self.quoted: list[bool] = []

    def run(self, start: int) -> None:
        for begin, end in source_lines(self.source, start):
            inner = self._unquoted(begin, end)
            self.lines.append((inner, end))
            self.quoted.append(inner > begin)
        at = 0
        while at < len(self.lines):
            at += self._take(at)

    def _unquoted(self, begin: int, end: int) -> int:
        while (match := _QUOTE.match(self.source, begin, end)) is not None:
            begin = match.end()
        return begin

    # One construct at a time; each answers how many lines it took

    def _take(self, at: int) -> int:
        begin, end = self.lines[at]
        source = self.source
        if source.startswith("<!--", begin) and (close := source.find("-->", begin)) >= 0:
            size = self._lines_to(at, close + 3)
            if size > 1:  # nothing inside a comment is read
                return self._verbatim(at, size)
        for take in (self._fence, self._html_table, self._display, self._bare_table, self._underlined):
            size = take(at)
            if size:
                return size
        if self._dropped(at):
            self._end_of_line(at)
            return 1
        if self.quoted[at] and (alert := _ALERT.match(source, begin, end)):
            begin = alert.end()
        heading = _HEADING.match(source, begin, end)
        if heading is not None:
            closing = _CLOSING.search(source, heading.end(), end)
            end_of_text = closing.start() if closing is not None else end
            self._inline(heading.end(), end_of_text)
            if closing is not None and closing["attributes"]:
                self._label(closing)
        else:
            self._inline(begin, end)
        self._end_of_line(at)
        return 1

    def _label(self, closing: re.Match[str]) -> None:
        """Keep the label at the end of a heading; other attributes fall away."""
        spelled = closing["attributes"].removeprefix("#")
        if read_name(spelled) is None and not _LABEL.fullmatch(spelled):
            return
        if closing["hashes"]:
            self.made.put(" ", closing.start())
            self.made.keep(closing.start("attributes") - 1, closing.end())
        else:
            self.made.keep(*closing.span())

    def _lines_to(self, at: int, end: int) -> int:
        size = 1
        while at + size < len(self.lines) and self.lines[at + size][0] < end:
            size += 1
        return size

    def _verbatim(self, at: int, size: int) -> int:
        for line in range(at, at + size):
            self.made.keep(*self.lines[line])
            self._end_of_line(line)
        return size

    def _end_of_line(self, at: int) -> None:
        end = self.lines[at][1]
        self.made.keep(end, min(end + 1, len(self.source)))

    def _inline(self, start: int, end: int) -> None:
        rewrite_inline(self.made, start, end)

    def _dropped(self, at: int) -> bool:
        begin, end = self.lines[at]
        source = self.source
        if _DIV.fullmatch(source, begin, end):
            return True
        if _BREAK.fullmatch(source, begin, end):
            # A row of dashes after the last text is the line that ends the document.
            last = not any(source[a:b].strip() for a, b in self.lines[at + 1 :])
            return not (last and is_end_line(source[begin:end]))
        return False

    def _fence(self, at: int) -> int:
        source = self.source
        opening = _FENCE.fullmatch(source, *self.lines[at])
        if opening is None:
            return 0
        sign, about = opening["sign"], opening["about"].strip().lower()
        last = at + 1
        while last < len(self.lines):
            closing = _FENCE.fullmatch(source, *self.lines[last])
            if closing is not None and closing["sign"].startswith(sign) and not closing["about"].strip():
                break
            last += 1
        inner = self.lines[at + 1 : last]
        size = min(last + 1, len(self.lines)) - at
        if about in ("math", "latex", "tex") and inner:
            self.made.put("$$", self.lines[at][0])
            self.made.keep(inner[0][0], inner[-1][1])
            self.made.put("$$", inner[-1][1])
        elif any(source[a:b].strip() for a, b in inner):
            self._code(inner)
        self._end_of_line(at + size - 1)
        return size

    def _code(self, lines: list[Segment]) -> None:
        """The lines of a listing as one paragraph with line breaks, nothing in it read as a mark."""
        while lines and not self.source[slice(*lines[-1])].strip():
            lines = lines[:-1]
        self.made.put("\n{段}", lines[0][0])
        for number, (begin, end) in enumerate(lines):
            if number:
                self.made.put("<br/>", begin)
            self.made.put(spell((Run(self.source[begin:end].replace("\t", "    ")),)), begin, end - begin)
        self.made.put("\n", lines[-1][1])

    def _html_table(self, at: int) -> int:
        source = self.source
        begin, end = self.lines[at]
        opening = source[begin:end].lower().find("<table")
        if opening < 0:
            return 0
        stop = end_of_table(source, begin + opening)
        if stop is None:
            return 0
        size = self._lines_to(at, stop)
        if source[begin : begin + opening].strip():
            self._inline(begin, begin + opening)
        self.made.put("\n\n", begin + opening)
        rewrite_table(self.made, begin + opening, stop, said=self._text_before(at))
        self.made.put("\n\n", stop)
        last = self.lines[at + size - 1][1]
        if source[stop:last].strip():
            self._inline(stop, last)
        self._end_of_line(at + size - 1)
        return size

    def _text_before(self, at: int) -> str:
        """The last line with text before line ``at``."""
        return next((text for a, b in reversed(self.lines[:at]) if (text := self.source[a:b].strip())), "")

    def _display(self, at: int) -> int:
        """A formula between ``\\[`` and ``\\]`` that takes whole lines."""
        source = self.source
        begin, end = self.lines[at]
        if not source[begin:end].lstrip().startswith("\\["):
            return 0
        close = source.find("\\]", begin)
        blank = source.find("\n\n", begin)
        if close < 0 or (0 <= blank < close):
            return 0
        size = self._lines_to(at, close + 2)
        match = _MATHS.fullmatch(source, begin, self.lines[at + size - 1][1])
        if match is None:
            return 0
        self.made.put("$$", match.start("latex"))
        self.made.keep(match.start("latex"), match.end("latex"))
        self.made.put("$$ ", match.end("latex"))
        self.made.keep(*match.span("label"))
        self._end_of_line(at + size - 1)
        return size

    def _bare_table(self, at: int) -> int:
        """A pipe table: bars are set at its outer edges, its caption (「Table: …」) before it."""
        source = self.source
        if at + 1 >= len(self.lines) or not _RULE.fullmatch(source, *self.lines[at + 1]):
            return 0
        if "|" not in source[slice(*self.lines[at])] or _RULE.fullmatch(source, *self.lines[at]):
            return 0
        size = 2
        while at + size < len(self.lines) and "|" in source[slice(*self.lines[at + size])]:
            size += 1
        caption = at + size + 1
        named = caption < len(self.lines) and not source[slice(*self.lines[caption - 1])].strip()
        match = _CAPTION.match(source, *self.lines[caption]) if named else None
        if match is not None:
            self.made.put("\n", match.end())
            self._inline(match.end(), self.lines[caption][1])
            self.made.put("\n\n", match.end())
        width = self._width(at)
        for line in range(at, at + size):
            self._row(line, width, rule=line == at + 1)
        if match is not None:
            size += 2
        return size

    def _width(self, at: int) -> int:
        """How many cells the bars of a line part."""
        text = re.sub(r"\\.|`[^`]*`|\$[^$]*\$", "", self.source[slice(*self.lines[at])]).strip()
        return text.removeprefix("|").removesuffix("|").count("|") + 1

    def _row(self, at: int, width: int, *, rule: bool) -> None:
        source = self.source
        begin, end = self.lines[at]
        text = source[begin:end]
        first = begin + len(text) - len(text.lstrip())
        last = begin + len(text.rstrip())
        if source[first] != "|":
            self.made.put("|", first)
        if rule:
            self.made.put(
                re.sub(r"-+", lambda dashes: dashes[0].ljust(3, "-"), source[first:last]), first, last - first
            )
        else:
            self._inline(first, last)
        if source[last - 1] != "|" or source[last - 2 : last] == "\\|":
            self.made.put("|", last)
        if source[first] != "|":
            self.made.put(" |" * (width - self._width(at)), last)
        self._end_of_line(at)

    def _underlined(self, at: int) -> int:
        """A title with a line of 「=」 or 「-」 under it."""
        source = self.source
        begin, end = self.lines[at]
        if at + 1 >= len(self.lines) or not source[begin:end].strip() or _MARKED.match(source, begin, end):
            return 0
        line = _UNDERLINE.fullmatch(source, *self.lines[at + 1])
        if line is None or (at and source[slice(*self.lines[at - 1])].strip()):
            return 0
        self.made.put("# " if line["sign"][0] == "=" else "## ", begin)
        self._inline(begin, end)
        self._end_of_line(at + 1)
        return 2
