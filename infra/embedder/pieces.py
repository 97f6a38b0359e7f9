"""Text to pieces, as src/RagLlama.Inference/BuiltIn does it: folding, then the best cut of each word by a unigram vocabulary."""
import math
import re
import unicodedata

MARK = "\u2581"
UNKNOWN_PENALTY = 10.0
ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]")
PUNCTUATION = set(".,:;()-\"'/?!")


def fold(text):
    text = text.replace("\u0130", "i").lower()
    return text if text.isascii() else ACCENTS.sub("", unicodedata.normalize("NFKD", text))


class Vocabulary:
    """Lines of piece, tab, log probability; the line number is the id, the first three are control pieces."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            lines = [line.rstrip("\n").rsplit("\t", 1) for line in file if "\t" in line]
        self.size = len(lines)
        self.ids = {piece: number for number, (piece, _) in enumerate(lines) if number >= 3}
        self.scores = [float(score) for _, score in lines]
        self.longest = max(map(len, self.ids))
        self.unknown = min(self.scores) - UNKNOWN_PENALTY
        self.skipped = {n for n, (p, _) in enumerate(lines) if n < 3 or p.strip(MARK) == "" or p.strip(MARK) in PUNCTUATION}
        self.words = {}

    def encode(self, text):
        """Ids in reading order, without unknown pieces and bare punctuation."""
        return [piece for word in fold(text).split() for piece in self._word(word)]

    def _word(self, word):
        found = self.words.get(word)
        if found is None:
            found = self.words[word] = [piece for piece in self._cut(MARK + word) if piece not in self.skipped]
        return found

    def _cut(self, word):
        best = [(0.0, 0, 0)] + [(-math.inf, 0, 0)] * len(word)
        for start in range(len(word)):
            score = best[start][0]
            for end in range(start + 1, min(len(word), start + self.longest) + 1):
                piece = self.ids.get(word[start:end])
                if piece is not None:
                    best[end] = max(best[end], (score + self.scores[piece], start, piece), key=lambda way: way[0])
            if word[start] not in self.ids:
                best[start + 1] = max(best[start + 1], (score + self.unknown, start, 0), key=lambda way: way[0])
        pieces, end = [], len(word)
        while end > 0:
            pieces.append(best[end][2])
            end = best[end][1]
        return pieces[::-1]
