"""Pairs of texts that belong together, as bags of pieces in flat arrays."""
import collections
import glob
import json
import os

import numpy as np

MOST_QUESTION_PIECES = 48
MOST_PASSAGE_PIECES = 128
PASSAGE_CHARACTERS = 480


class Bags:
    """Text i has the pieces ids[starts[i]:starts[i + 1]], each once, with weight 1 + ln(occurrences)."""

    def __init__(self, texts, vocabulary, most):
        ids, weights, starts, self.keys = [], [], [0], []
        for text in texts:
            counts = collections.Counter(vocabulary.encode(text))
            kept = list(counts)[:most]
            ids.extend(kept)
            weights.extend(1 + np.log(counts[piece]) for piece in kept)
            starts.append(len(ids))
            self.keys.append(hash(text[:150]))
        self.ids = np.array(ids, np.int64)
        self.weights = np.array(weights, np.float32)
        self.starts = np.array(starts, np.int64)
        self.keys = np.array(self.keys, np.int64)

    def lengths(self):
        return np.diff(self.starts)


class Pairs:
    """All *.jsonl files of a folder: {"q": question or title, "d": passage, "type": kind of pair, "source": where from}."""

    def __init__(self, folder, vocabulary):
        rows = []
        for path in sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
            with open(path, encoding="utf-8") as file:
                rows.extend(json.loads(line) for line in file if line.strip())
        if not rows:
            raise SystemExit(f"{folder} has no pairs in *.jsonl files")
        self.questions = Bags([row["q"] for row in rows], vocabulary, MOST_QUESTION_PIECES)
        self.passages = Bags([row["d"][:PASSAGE_CHARACTERS] for row in rows], vocabulary, MOST_PASSAGE_PIECES)
        self.is_answer = np.array([row.get("type") == "qa" for row in rows])
        names = [(row.get("source", ""), row.get("type", "")) for row in rows]
        order = {name: number for number, name in enumerate(dict.fromkeys(names))}
        self.group = np.array([order[name] for name in names])
        self.usable = np.flatnonzero((self.questions.lengths() > 0) & (self.passages.lengths() > 0))

    def batches(self, size, answer_weight, random):
        """One pass: each batch from one group, since passages of one source tell fine differences; small groups share batches."""
        groups, rest = [], []
        for number in range(self.group.max() + 1):
            members = self.usable[self.group[self.usable] == number]
            if len(members) and self.is_answer[members[0]]:
                members = np.tile(members, answer_weight)
            (groups if len(members) >= size else rest).append(members)
        if rest:
            groups.append(np.concatenate(rest))
        batches = []
        for members in groups:
            members = random.permutation(members)
            batches += [members[at:at + size] for at in range(0, len(members), size) if len(members) - at >= min(size // 2, len(members))]
        random.shuffle(batches)
        return batches
