"""Pairs of texts that belong together, as bags of pieces in flat arrays."""
import collections
import glob
import json
import multiprocessing
import os
import zlib

import numpy as np

MOST_QUESTION_PIECES = 48
MOST_PASSAGE_PIECES = 128
PASSAGE_CHARACTERS = 480


class Bags:
    """Text i has the pieces ids[starts[i]:starts[i + 1]], each once, with weight 1 + ln(occurrences)."""

    def __init__(self, ids, weights, lengths, keys):
        self.ids, self.weights, self.keys = ids, weights, keys
        self.starts = np.concatenate([[0], np.cumsum(lengths)])

    @staticmethod
    def arrays(texts, vocabulary, most):
        ids, weights, lengths = [], [], []
        for text in texts:
            counts = collections.Counter(vocabulary.encode(text))
            kept = list(counts)[:most]
            ids.extend(kept)
            weights.extend(counts[piece] for piece in kept)
            lengths.append(len(kept))
        keys = [zlib.crc32(text[:150].encode()) for text in texts]
        return np.array(ids, np.int32), 1 + np.log(np.array(weights, np.float32)), np.array(lengths, np.int64), np.array(keys, np.int64)

    def lengths(self):
        return np.diff(self.starts)


def read(path, vocabulary):
    """One file's questions and passages as arrays, and the source and type of each pair."""
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    return (Bags.arrays([row["q"] for row in rows], vocabulary, MOST_QUESTION_PIECES),
            Bags.arrays([row["d"][:PASSAGE_CHARACTERS] for row in rows], vocabulary, MOST_PASSAGE_PIECES),
            [(row.get("source", ""), row.get("type", "")) for row in rows])


class Pairs:
    """All *.jsonl files of a folder: {"q": question or title, "d": passage, "type": kind of pair, "source": where from}.

    Weights by source or type say how often its pairs are seen in one pass; those of both are multiplied.
    """

    def __init__(self, folder, vocabulary, weights=None, processes=None):
        paths = sorted(glob.glob(os.path.join(folder, "*.jsonl")))
        largest_first = sorted(paths, key=os.path.getsize, reverse=True)
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            found = dict(zip(largest_first, pool.starmap(read, [(path, vocabulary) for path in largest_first], chunksize=1)))
        read_files = [found[path] for path in paths]
        names = [name for file in read_files for name in file[2]]
        if not names:
            raise SystemExit(f"{folder} has no pairs in *.jsonl files")
        self.questions = Bags(*(np.concatenate(part) for part in zip(*(file[0] for file in read_files))))
        self.passages = Bags(*(np.concatenate(part) for part in zip(*(file[1] for file in read_files))))
        self.is_answer = np.array([kind == "qa" for _, kind in names])
        self.names = list(dict.fromkeys(names))
        order = {name: number for number, name in enumerate(self.names)}
        self.group = np.array([order[name] for name in names])
        self.usable = np.flatnonzero((self.questions.lengths() > 0) & (self.passages.lengths() > 0))
        weights = weights or {}
        self.weights = [weights.get(source, 1.0) * weights.get(kind, 1.0) for source, kind in self.names]

    def batches(self, size, together, random):
        """One pass: each batch from one group, since passages of one source tell fine differences; small groups share batches.

        Pairs stay in runs of "together" neighbours, which are mostly of one page: the nearest of near misses.
        """
        def mixed(members):
            run = (np.arange(len(members)) + random.integers(together)) // together
            return members[np.argsort(random.permutation(run[-1] + 1)[run], kind="stable")]

        groups, rest = [], []
        for number, weight in enumerate(self.weights):
            members = self.usable[self.group[self.usable] == number]
            some = random.random(len(members)) < weight % 1
            parts = [part for part in [members] * int(weight) + [members[some]] if len(part)]
            if not parts:
                continue
            members = np.concatenate([mixed(part) for part in parts])
            (groups if len(members) >= size else rest).append(members)
        if rest:
            groups.append(random.permutation(np.concatenate(rest)))
        batches = []
        for members in groups:
            batches += [members[at:at + size] for at in range(0, len(members), size) if len(members) - at >= min(size // 2, len(members))]
        random.shuffle(batches)
        return batches
