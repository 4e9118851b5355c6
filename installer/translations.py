#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds what an English window would show in Vietnamese: texts of the sources without an English entry, and entries that
stand twice, of which one is never read.

The sources' texts are Vietnamese. lupdate does not follow our namespaces, so English is written by hand; a window that no
test opens tells nobody what was forgotten. A text given to tr() must have an entry in some context (which one is the
class's, and not to be read off the line), one given with its context an entry in that one.

Usage: translations.py SOURCE. Each fault is one line on stdout; exit code 1 when there is one.
"""
import collections
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

FOLDERS = ("app", "widgets", "maps")
ENGLISH = pathlib.Path("resources") / "translations" / "trucban_en.ts"

LITERAL = r'"(?:[^"\\\n]|\\.)*"'
LITERALS = rf"{LITERAL}(?:\s*{LITERAL})*"
OF_CLASS = re.compile(rf"(?<!\w)tr\(\s*({LITERALS})")
OF_CONTEXT = re.compile(rf"(?:QT_TRANSLATE_NOOP|(?<!\w)translate)\(\s*({LITERAL})\s*,\s*({LITERALS})")
ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]+)|(.))')
ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


def value(literals: str) -> str:
    """What adjacent string literals say."""
    def said(escape: re.Match) -> str:
        code = escape.group(1) or escape.group(2) or escape.group(3)
        return chr(int(code, 16)) if code else ESCAPED.get(escape.group(4), escape.group(4))
    return "".join(ESCAPE.sub(said, literal[1:-1]) for literal in re.findall(LITERAL, literals))


def texts(source: str) -> list[tuple[int, str | None, str]]:
    """Line, context if it is named, and text."""
    found = [(match.start(), None, value(match.group(1))) for match in OF_CLASS.finditer(source)]
    found += [(match.start(), value(match.group(1)), value(match.group(2))) for match in OF_CONTEXT.finditer(source)]
    return [(source.count("\n", 0, at) + 1, context, text) for at, context, text in sorted(found) if text]


def entries(ts: str) -> list[tuple[str, str, str]]:
    """Context, text and comment of each entry that has words."""
    return [(context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
            for context in ElementTree.fromstring(ts).iter("context")
            for message in context.iter("message")
            if "".join(message.find("translation").itertext()).strip()]


def faults(sources: dict[str, str], ts: str) -> list[str]:
    known = collections.Counter(entries(ts))
    in_context = {(context, text) for context, text, _ in known}
    anywhere = {text for _, text in in_context}
    found = [f"{ENGLISH}: {count} entries of {context} for {text!r}"
             for (context, text, _), count in known.items() if count > 1]
    for path, source in sources.items():
        for line, context, text in texts(source):
            if text not in anywhere if context is None else (context, text) not in in_context:
                found.append(f"{path}:{line}: no English entry" + (f" in {context}" if context else "") + f" for {text!r}")
    return found


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    files = sorted(file for folder in FOLDERS for file in (root / folder).rglob("*") if file.suffix in (".h", ".cpp"))
    sources = {str(file.relative_to(root)): file.read_text(encoding="utf-8") for file in files}
    found = faults(sources, (root / ENGLISH).read_text(encoding="utf-8"))
    print("\n".join(found) if found else f"{sum(len(texts(source)) for source in sources.values())} texts have English")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
