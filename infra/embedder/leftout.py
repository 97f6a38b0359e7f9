"""What must not be trained on: texts and questions that something will be measured with."""
import glob
import json
import os
import re

WORD = re.compile(r"[^\W_]+")
THAI = re.compile("[\u0e00-\u0e7f]")
WORDS, CHARACTERS = 8, 40


def grams(text):
    """Each run of eight words; of forty characters in Thai, which has no spaces between words."""
    if THAI.search(text):
        text = re.sub(r"\s+", "", text)
        return [hash(text[at:at + CHARACTERS]) for at in range(max(0, len(text) - CHARACTERS + 1))]
    words = WORD.findall(text.lower())
    return [hash(" ".join(words[at:at + WORDS])) for at in range(max(0, len(words) - WORDS + 1))]


def key(question):
    return "".join(WORD.findall(question.lower()))


class LeftOut:
    """Every corpus.jsonl ("text"), *.md and *.txt below the folders, and the questions of queries.jsonl and questions.jsonl."""

    def __init__(self, folders):
        self.grams, self.questions = set(), set()
        for folder in folders:
            for path in glob.glob(os.path.join(folder, "**", "*"), recursive=True):
                if path.endswith((".md", ".txt")):
                    with open(path, encoding="utf-8", errors="replace") as file:
                        self.grams.update(grams(file.read()))
                elif path.endswith(".jsonl"):
                    self._read(path)

    def _read(self, path):
        with open(path, encoding="utf-8") as file:
            for row in map(json.loads, filter(str.strip, file)):
                text = row.get("text") or row.get("question") or ""
                if os.path.basename(path) == "corpus.jsonl":
                    self.grams.update(grams(text))
                elif "quer" in path or "question" in path:
                    self.questions.add(key(text))

    def has(self, text, shared=2):
        return sum(gram in self.grams for gram in grams(text)) >= shared

    def asks(self, question):
        return key(question) in self.questions
