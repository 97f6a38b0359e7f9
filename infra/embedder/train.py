#!/usr/bin/env python3
"""Trains the built-in embedder's table from pairs of texts. Needs numpy only; README.md says where to get pairs and a vocabulary.

  python3 train.py --pairs FOLDER --vocabulary sp32k.vocab --out FOLDER
"""
import argparse
import math
import os
import shutil

import numpy as np

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


def take(bags, batch, drop, crop, random):
    """The batch's pieces, weights and the first place of each text; some pieces dropped, some long texts cut to a span."""
    first, length = bags.starts[batch], bags.lengths()[batch]
    if crop is not None:
        wanted = np.minimum(length, random.integers(*CROP, len(batch)))
        cut = crop & (length > CROPPED_ABOVE)
        first = np.where(cut, first + (random.random(len(batch)) * (length - wanted + 1)).astype(np.int64), first)
        length = np.where(cut, wanted, length)
    starts = np.concatenate([[0], np.cumsum(length)[:-1]])
    places = np.repeat(first - starts, length) + np.arange(length.sum())
    weights = bags.weights[places] * (random.random(len(places)) >= drop)
    return bags.ids[places], weights, starts, np.repeat(np.arange(len(batch)), length)


def loss_and_gradient(x, y, same, temperature):
    """Symmetric InfoNCE: each question among the batch's passages, and the other way round; equal texts do not count against each other."""
    n = len(x)
    scores = x @ y.T / temperature
    scores[same] = -1e4
    right = scores.diagonal().copy()
    by_row = np.logaddexp.reduce(scores, axis=1)
    by_column = np.logaddexp.reduce(scores, axis=0)
    gradient = (np.exp(scores - by_row[:, None]) + np.exp(scores - by_column[None])) / (2 * n * temperature)
    gradient[np.arange(n), np.arange(n)] -= 1 / (n * temperature)
    return float((by_row + by_column - 2 * right).mean() / 2), gradient @ y, gradient.T @ x


def step(table, squares, pairs, batch, rate, options, random):
    crop = (random.random(len(batch)) < options.crop) & ~pairs.is_answer[batch]
    sides = [take(pairs.questions, batch, options.drop, None, random), take(pairs.passages, batch, options.drop, crop, random)]
    sums = [np.add.reduceat(table[ids] * weights[:, None], starts) for ids, weights, starts, _ in sides]
    lengths = [np.maximum(np.linalg.norm(s, axis=1, keepdims=True), 1e-6) for s in sums]
    x, y = (s / length for s, length in zip(sums, lengths))
    question, passage = pairs.questions.keys[batch], pairs.passages.keys[batch]
    same = (question[:, None] == question) | (passage[:, None] == passage)
    np.fill_diagonal(same, False)
    loss, *gradients = loss_and_gradient(x, y, same, options.temperature)

    # Through the normalisation to the sums, from the sums to the rows of their pieces.
    ids = np.concatenate([side[0] for side in sides])
    rows = np.concatenate([
        ((g - unit * (unit * g).sum(1, keepdims=True)) / length)[owner] * weights[:, None]
        for g, unit, length, (_, weights, _, owner) in zip(gradients, (x, y), lengths, sides)])
    order = np.argsort(ids, kind="stable")
    touched, first = np.unique(ids[order], return_index=True)
    gradient = np.add.reduceat(rows[order], first)

    # Adagrad with one number for each row: frequent pieces settle, rare ones still move.
    squares[touched] += (gradient * gradient).sum(1)
    table[touched] -= rate / (np.sqrt(squares[touched])[:, None] + 1e-9) * gradient
    return loss


def train(pairs, vocabulary, options):
    """Returns the table and the loss of each step."""
    random = np.random.default_rng(options.seed)
    table = starting_table(pairs, vocabulary, options.dimensions, random)
    squares = np.zeros(vocabulary.size, np.float32)
    total, losses = 0, []
    for epoch in range(options.epochs):
        batches = pairs.batches(options.batch, options.answer_weight, random)
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
    parser.add_argument("--answer-weight", type=int, default=3, help='how often a pair of type "qa" is seen in one pass')
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args(arguments)


def main():
    options = parse()
    vocabulary = Vocabulary(options.vocabulary)
    pairs = Pairs(options.pairs, vocabulary)
    print(f"{len(pairs.usable)} pairs in {pairs.group.max() + 1} groups, {vocabulary.size} pieces", flush=True)
    table, _ = train(pairs, vocabulary, options)
    write(table, options.vocabulary, options.out)


if __name__ == "__main__":
    main()
