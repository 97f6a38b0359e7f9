#!/usr/bin/env python3
"""Trains the built-in embedder's table from pairs of texts. Needs numpy and scipy; README.md says where to get pairs and a vocabulary.

  python3 train.py --pairs FOLDER --vocabulary sp32k.vocab --out FOLDER
"""
import argparse
import math
import os
import shutil

import numpy as np
from scipy import sparse

from pairs import Pairs
from pieces import Vocabulary

WARM_UP_STEPS = 30
CROPPED_ABOVE = 32
CROP = (20, 49)


def starting_table(pairs, vocabulary, dimensions, random):
    """Noise times inverse document frequency: a row's length is its piece's weight, and rare pieces start heavier."""
    count = np.bincount(pairs.questions.ids, minlength=vocabulary.size) + np.bincount(pairs.passages.ids, minlength=vocabulary.size)
    weight = np.clip(np.log((2 * len(pairs.group) + 1) / (count + 0.5)), 0.2, 12)
    weight /= weight[count > 0].mean()
    weight[count == 0] = np.median(weight)
    table = random.standard_normal((vocabulary.size, dimensions), dtype=np.float32) / math.sqrt(dimensions)
    return table * weight[:, None].astype(np.float32)


def table_of(folder, dimensions):
    """A finished table, to go on from."""
    scales = np.fromfile(os.path.join(folder, "scales.f32"), "<f4")
    return np.fromfile(os.path.join(folder, "table.int8"), np.int8).reshape(-1, dimensions) * scales[:, None]


def take(bags, batch, drop, crop, random, size):
    """The batch's texts as rows over all pieces; some pieces dropped, some long texts cut to a span."""
    first, length = bags.starts[batch], bags.lengths()[batch]
    if crop is not None:
        wanted = np.minimum(length, random.integers(*CROP, len(batch)))
        cut = crop & (length > CROPPED_ABOVE)
        first = np.where(cut, first + (random.random(len(batch)) * (length - wanted + 1)).astype(np.int64), first)
        length = np.where(cut, wanted, length)
    starts = np.concatenate([[0], np.cumsum(length)])
    places = np.repeat(first - starts[:-1], length) + np.arange(starts[-1])
    weights = bags.weights[places] * (random.random(len(places), dtype=np.float32) >= drop)
    return sparse.csr_matrix((weights, bags.ids[places], starts), shape=(len(batch), size))


def loss_and_gradient(x, y, same, temperature):
    """Symmetric InfoNCE: each question among the batch's passages, and the other way round; equal texts do not count against each other."""
    n = len(x)
    scores = x @ y.T
    scores /= np.float32(temperature)
    scores[same] = -1e4
    right = scores.diagonal().copy()
    # A cosine divided by the temperature is 20 at most, so that nothing overflows.
    gradient = np.exp(scores, out=scores)
    by_row, by_column = gradient.sum(1), gradient.sum(0)
    gradient *= 1 / by_row[:, None] + 1 / by_column[None]
    gradient /= np.float32(2 * n * temperature)
    gradient[np.arange(n), np.arange(n)] -= np.float32(1 / (n * temperature))
    return float((np.log(by_row) + np.log(by_column) - 2 * right).mean() / 2), gradient @ y, gradient.T @ x


def step(table, squares, pairs, batch, rate, options, random):
    crop = (random.random(len(batch)) < options.crop) & ~pairs.is_answer[batch]
    sides = [take(pairs.questions, batch, options.drop, None, random, len(table)), take(pairs.passages, batch, options.drop, crop, random, len(table))]
    sums = [side @ table for side in sides]
    lengths = [np.maximum(np.linalg.norm(s, axis=1, keepdims=True), 1e-6) for s in sums]
    x, y = (s / length for s, length in zip(sums, lengths))
    question, passage = pairs.questions.keys[batch], pairs.passages.keys[batch]
    same = (question[:, None] == question) | (passage[:, None] == passage)
    np.fill_diagonal(same, False)
    loss, *gradients = loss_and_gradient(x, y, same, options.temperature)

    # Through the normalisation to the sums, from the sums to the rows of their pieces.
    onto_sums = np.concatenate([(g - unit * (unit * g).sum(1, keepdims=True)) / length for g, unit, length in zip(gradients, (x, y), lengths)])
    both = sparse.vstack(sides, format="csr")
    touched, both.indices = np.unique(both.indices, return_inverse=True)
    both = sparse.csr_matrix((both.data, both.indices, both.indptr), shape=(len(onto_sums), len(touched)))
    gradient = both.T @ onto_sums

    # Adagrad with one number for each row: frequent pieces settle, rare ones still move.
    squares[touched] += (gradient * gradient).sum(1)
    table[touched] -= rate / (np.sqrt(squares[touched])[:, None] + 1e-9) * gradient
    return loss


def train(pairs, vocabulary, options):
    """Returns the table and the loss of each step."""
    random = np.random.default_rng(options.seed)
    table = table_of(options.start, options.dimensions) if options.start else starting_table(pairs, vocabulary, options.dimensions, random)
    squares = np.full(vocabulary.size, options.start_squares, np.float32)
    total, losses = 0, []
    for epoch in range(options.epochs):
        batches = pairs.batches(options.batch, options.together, random)
        total = total or len(batches) * options.epochs
        for batch in batches:
            done = len(losses)
            rate = options.rate * min(1, (done + 1) / WARM_UP_STEPS) * max(0, 1 - done / total)
            losses.append(step(table, squares, pairs, batch, rate, options, random))
        print(f"epoch {epoch + 1}: {len(losses)} steps, loss {np.mean(losses[-len(batches):]):.3f}", flush=True)
    return table, losses


def write(table, vocabulary_path, folder):
    """table.int8 [n, dimensions], scales.f32 [n] little-endian: row i = table[i] * scales[i]; the vocabulary beside them."""
    os.makedirs(folder, exist_ok=True)
    scales = np.maximum(np.abs(table).max(1), 1e-12) / 127
    np.round(table / scales[:, None]).astype(np.int8).tofile(os.path.join(folder, "table.int8"))
    scales.astype("<f4").tofile(os.path.join(folder, "scales.f32"))
    shutil.copyfile(vocabulary_path, os.path.join(folder, "sp32k.vocab"))


def parse(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", required=True, help="folder of *.jsonl files")
    parser.add_argument("--vocabulary", required=True, help="lines of piece, tab, log probability")
    parser.add_argument("--out", required=True, help="folder for table.int8, scales.f32 and sp32k.vocab")
    parser.add_argument("--dimensions", type=int, default=256, help="the application reads 256")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=2048)
    parser.add_argument("--rate", type=float, default=0.8)
    parser.add_argument("--temperature", type=float, default=0.05)
    parser.add_argument("--drop", type=float, default=0.1, help="share of pieces left out at random")
    parser.add_argument("--crop", type=float, default=0.4, help="share of long passages cut to 20-48 pieces")
    parser.add_argument("--weights", default="qa=3", help='how often the pairs of a type or a source are seen in one pass: "qa=3,handbook=0.5"')
    parser.add_argument("--together", type=int, default=1, help="neighbouring pairs that stay in one batch: near misses of one page")
    parser.add_argument("--start", help="folder of a finished table to go on from")
    parser.add_argument("--start-squares", type=float, default=0, help="Adagrad's sums at the start: more keeps a finished table nearer to itself")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args(arguments)


def main():
    options = parse()
    vocabulary = Vocabulary(options.vocabulary)
    weights = {name: float(weight) for name, _, weight in (entry.partition("=") for entry in options.weights.split(",") if entry)}
    pairs = Pairs(options.pairs, vocabulary, weights)
    print(f"{len(pairs.usable)} pairs in {len(pairs.names)} groups, {vocabulary.size} pieces", flush=True)
    table, _ = train(pairs, vocabulary, options)
    write(table, options.vocabulary, options.out)


if __name__ == "__main__":
    main()
