"""Pairs of texts that belong together, out of pages and translations. A pair is (question, its language, passage, its language, type)."""
import re
import zlib

from texts import QUESTION, SENTENCE_END, one_line

SHORTEST_SECTION = 60
MOST_QUESTION, MOST_PASSAGE = 300, 700


def chance(*parts):
    """A number that is the same in every run, to take turns and to thin out."""
    return zlib.crc32("\n".join(parts).encode())


def pair(question, asked, passage, told, kind):
    question, passage = one_line(question)[:MOST_QUESTION], one_line(passage)[:MOST_PASSAGE]
    if len(question) >= 3 and len(passage) >= 3 and question != passage:
        yield question, asked, passage, told, kind


def of_page(title, sections, language, most=60):
    """Title and beginning, heading and section, a question in a heading and its answer, a sentence and what stands around it."""
    sections = [s for s in sections if len(s[2]) >= SHORTEST_SECTION][:most]
    if sections and title:
        yield from pair(title, language, sections[0][2], language, "title")
    for depth, heading, body in sections:
        turn = chance(heading, body)
        if depth >= 1 and heading and heading != title:
            if QUESTION.search(heading):
                yield from pair(heading, language, body if turn % 3 == 0 else title + " " + body, language, "qa")
            elif turn % 2:
                yield from pair(heading, language, title + " " + body, language, "heading")
            else:
                yield from pair(title + " " + heading, language, body, language, "heading")
        sentences = SENTENCE_END.split(body) if len(body) >= 300 else []
        if len(sentences) >= 3 and turn % 5 < 3:
            taken = turn % len(sentences)
            if 25 <= len(sentences[taken]) <= 220:
                rest = " ".join([title if turn % 2 else heading, *sentences[:taken], *sentences[taken + 1:]])
                yield from pair(sentences[taken], language, rest, language, "sentence")


def of_questions(title, questions, language):
    for question, answer in questions:
        if len(answer) >= 20:
            yield from pair(question, language, title + " " + answer if chance(question) % 3 else answer, language, "qa")


def of_translations(pages):
    """One page in several languages: {language: (title, sections)}. Sections are matched by their order where both have as many."""
    for asked, (title, sections) in pages.items():
        for told, (_, others) in pages.items():
            if asked == told:
                continue
            both = "en" in (asked, told)
            beginning = next((body for _, _, body in others if len(body) >= SHORTEST_SECTION), None)
            if title and beginning:
                yield from pair(title, asked, beginning, told, "title across")
            if len(sections) != len(others):
                continue
            for (depth, heading, body), (other_depth, _, other) in zip(sections, others):
                if depth != other_depth or depth < 1:
                    continue
                turn = chance(asked, told, heading)
                if heading and len(other) >= SHORTEST_SECTION and turn % (2 if both else 5) == 0:
                    kind = "qa" if QUESTION.search(heading) else "heading across"
                    yield from pair(heading if turn % 3 else title + " " + heading, asked, other, told, kind)
                if asked < told and len(body) >= 40 and len(other) >= 40 and turn % (2 if both else 6) == 0:
                    yield from pair(body[:250], asked, other, told, "section across")


def of_message(languages):
    """One message in several languages: each with English, and one pair in three without it."""
    for asked, text in languages.items():
        for told, other in languages.items():
            if asked < told and text != other and ("en" in (asked, told) or chance(asked, told, text) % 3 == 0):
                yield from pair(text, asked, other, told, "translation")


def squad(articles, language, per_paragraph=3):
    for article in articles:
        for paragraph in article["paragraphs"]:
            for question in paragraph["qas"][:per_paragraph]:
                yield from pair(question["question"], language, article["title"] + " " + paragraph["context"], language, "qa")


def detokenised(text):
    text = re.sub(r" ([.,?!;:%)])", r"\1", text.replace("-lrb-", "(").replace("-rrb-", ")").replace(" 's", "'s"))
    return text.replace("``", '"').replace("''", '"')
