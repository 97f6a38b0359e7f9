"""Reads what public repositories hold: Markdown with its headings, FAQ files, translation catalogues."""
import html
import re

QUESTION = re.compile(r"[?？]\W*$")
SENTENCE_END = re.compile(r"(?<=[.!?।])\s+")
HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*(\{[#:.].*\})?\s*#*$")
BOLD_QUESTION = re.compile(r"\s*(?:[-*]\s+)?(?:\*\*|__)(?:Q\d*[.:]\s*)?([^*_]{8,200}\?)\s*(?:\*\*|__)\s*$")
SUMMARY = re.compile(r"(?is)<(summary|h[1-5]|dt)[^>]*>(.*?)</\1>")
LIQUID = re.compile(r"\{\{[^}]*\}\}|\{%[^%]*%\}|<%.*?%>", re.S)
MACRO = re.compile(r"\{\{\s*\w+\(\s*[\"']([^\"']+)[\"'][^}]*\}\}")


def one_line(text):
    return re.sub(r"\s+", " ", text).strip()


def plain(text):
    """Markdown or HTML as words."""
    text = re.sub(r"(?s)```.*?```|~~~.*?~~~|<!--.*?-->|<(script|style)[ >].*?</\1>", " ", text)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)|\[!INCLUDE[^\]]*\]\([^)]*\)|\[!\w+\]|\{:[^}]*\}", " ", text)
    text = LIQUID.sub(" ", MACRO.sub(r"\1", text))
    text = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])", r"\1", text)
    text = re.sub(r"<[^>]{1,200}>|https?://\S+|[`*_>#|]+|-{3,}|={3,}", " ", text)
    return one_line(html.unescape(text))


def markdown(text):
    """The page's title and its sections: (depth, heading, words)."""
    title = ""
    front = re.match(r"\ufeff?---\s*\n(.*?)\n---\s*\n", text, re.S)
    if front:
        named = re.search(r"(?mi)^title:\s*(.+)$", front.group(1))
        title = plain(named.group(1).strip().strip("\"'")) if named else ""
        text = text[front.end():]
    text = re.sub(r"(?s)```.*?```", "\n", text)
    text = SUMMARY.sub(lambda m: "\n#### " + one_line(m.group(2)) + "\n", text)
    sections, depth, heading, lines = [], 0, title, []
    for line in text.split("\n"):
        found = HEADING.match(line)
        bold = None if found else BOLD_QUESTION.match(line)
        if not found and not bold:
            lines.append(line)
            continue
        sections.append((depth, heading, plain("\n".join(lines))))
        depth, heading, lines = (len(found.group(1)), plain(found.group(2)), []) if found else (6, plain(bold.group(1)), [])
        if depth == 1 and not title:
            title = heading
    sections.append((depth, heading, plain("\n".join(lines))))
    return title, sections


def questions_in_yaml(text):
    """Documentation FAQ files: lists of "question:" and "answer:" with a value on the line or in the lines below."""
    title = re.search(r"(?m)^title:\s*(.+)$", text)
    found, key, indent, question, lines = [], None, 0, None, []

    def close():
        nonlocal question
        value = plain("\n".join(lines))
        if key == "question":
            question = value
        elif key == "answer" and question:
            found.append((question, value))
            question = None

    for line in text.split("\n"):
        start = re.match(r"(\s*)(?:-\s+)?(question|answer|name|sections|questions):\s*(?:[|>][-+]?)?\s*(.*)$", line)
        if start and (key is None or len(start.group(1)) <= indent):
            close()
            key, indent, lines = start.group(2), len(line) - len(line.lstrip(" -")), [start.group(3).strip("\"'")]
        else:
            lines.append(line)
    close()
    return plain(title.group(1).strip("\"'")) if title else "", found


def catalogue(text):
    """The translated messages of a gettext file."""
    def value(quoted):
        return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', quoted)).replace("\\n", " ").replace('\\"', '"')

    for block in re.split(r"\n\s*\n", text):
        found = re.search(r'msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)msgstr ((?:"(?:[^"\\]|\\.)*"\s*)+)', block)
        if found and not re.search(r"(?m)^#,.*fuzzy", block):
            source, target = message(value(found.group(1))), message(value(found.group(2)))
            if 4 <= len(source) <= 1200 and len(target) >= 3 and source != target and re.search(r"[^\W\d_]{3}", source):
                yield source, target


def message(text):
    text = re.sub(r":\w+:`([^`<]*)[^`]*`", r"\1", text)
    return one_line(re.sub(r"<[^>]+>|``|\*\*|[`*_]|%\(\w+\)s|%s|\{[^}]*\}", " ", text))
