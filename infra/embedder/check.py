#!/usr/bin/env python3
"""A minute's check of the trainer: on generated pairs the loss falls, the written files have the form the application reads, and a question is nearer to
its own passage than to others."""
import json
import os
import random
import tempfile

import numpy as np

from pairs import Pairs
from pieces import MARK, Vocabulary
from train import parse, train, write

TOPICS, WORDS, PAIRS = 40, 12, 1200


def main():
    source = random.Random(1)
    words = ["".join(source.choice("bdfgklmnprst") + source.choice("aeiou") for _ in range(3)) for _ in range(TOPICS * WORDS)]
    with tempfile.TemporaryDirectory() as folder:
        vocabulary_path = os.path.join(folder, "small.vocab")
        with open(vocabulary_path, "w", encoding="utf-8") as file:
            pieces = ["<unk>", "<s>", "</s>"] + list(dict.fromkeys(MARK + word for word in words)) + list("abcdefghijklmnopqrstuvwxyz")
            file.writelines(f"{piece}\t{0 if number < 3 else -5 - number / 1000}\n" for number, piece in enumerate(pieces))
        with open(os.path.join(folder, "pairs.jsonl"), "w", encoding="utf-8") as file:
            for number in range(PAIRS):
                topic = words[number % TOPICS * WORDS:][:WORDS]
                file.write(json.dumps({"q": " ".join(source.sample(topic, 3)), "d": " ".join(source.choices(topic, k=10)), "type": "title"}) + "\n")

        vocabulary = Vocabulary(vocabulary_path)
        pairs = Pairs(folder, vocabulary)
        options = parse(["--pairs", folder, "--vocabulary", vocabulary_path, "--out", folder, "--dimensions", "32", "--batch", "100", "--epochs", "6"])
        table, losses = train(pairs, vocabulary, options)
        write(table, vocabulary_path, folder)

        first, last = np.mean(losses[:6]), np.mean(losses[-6:])
        assert last < 0.7 * first, f"the loss went from {first:.3f} to {last:.3f}"
        rows = np.fromfile(os.path.join(folder, "table.int8"), np.int8).reshape(vocabulary.size, 32)
        scales = np.fromfile(os.path.join(folder, "scales.f32"), "<f4")
        assert len(scales) == vocabulary.size
        assert np.allclose(rows * scales[:, None], table, atol=scales.max())

        def embed(text):
            vector = sum(rows[piece] * scales[piece] for piece in vocabulary.encode(text))
            return vector / np.linalg.norm(vector)

        near = [embed(words[t * WORDS]) @ embed(" ".join(words[t * WORDS + 1:(t + 1) * WORDS])) for t in range(TOPICS)]
        far = [embed(words[t * WORDS]) @ embed(" ".join(words[(t + 1) % TOPICS * WORDS:][:WORDS])) for t in range(TOPICS)]
        assert np.mean(near) > np.mean(far) + 0.3, f"{np.mean(near):.3f} and {np.mean(far):.3f}"
        print(f"loss {first:.3f} -> {last:.3f}; own passage {np.mean(near):.2f}, another {np.mean(far):.2f}")


if __name__ == "__main__":
    main()
