#!/usr/bin/env python3
"""Pairs for train.py out of clones of the repositories in sources.json, without what is kept for measuring.

  python3 extract.py --repositories FOLDER --leave-out FOLDER [FOLDER ...] --out FOLDER
"""
import argparse
import collections
import hashlib
import json
import multiprocessing
import os
import re

import readers
from leftout import LeftOut, WORD

COMMON = {language: set(words.split()) for language, words in {
    "en": "the of and to is in for that with this you are", "de": "der die und das ist zu mit den für nicht ein eine werden sie",
    "fr": "le la les des et est une un pour dans que vous du", "it": "il di che la per un una è del sono con le non",
    "pt": "o de que e para um uma do da não os com em você", "es": "el de que la y los para un una en es del con se"}.items()}
SCRIPTS = {"th": "[\u0e00-\u0e7f]", "hi": "[\u0900-\u097f]"}
OTHER_SCRIPTS = re.compile("[\u0900-\u097f\u0e00-\u0e7f\u3040-\u9fff\u0400-\u04ff\uac00-\ud7af]")


def is_in(text, language):
    """Whether a text can be in the language; short ones are believed. Half-translated pages are common."""
    if language in SCRIPTS:
        return len(re.findall(SCRIPTS[language], text)) > 0.25 * len(re.sub(r"\s", "", text))
    if OTHER_SCRIPTS.search(text):
        return False
    words = WORD.findall(text.lower())
    counts = {name: sum(word in common for word in words) for name, common in COMMON.items()}
    return len(words) < 12 or counts[language] >= 0.8 * max(counts.values())


def digest(*parts):
    return int.from_bytes(hashlib.blake2b("\n".join(parts).encode(), digest_size=8).digest(), "little")


def read(source):
    """One source's pairs without the wrong language, the left out and the double ones, and how many of each there were."""
    counts, seen, kept = collections.Counter(), set(), []
    for question, asked, passage, told, kind in getattr(readers, source["kind"])(source, OPTIONS.repositories):
        counts["found"] += 1
        mark = digest(question.lower(), passage[:200].lower())
        if mark in seen:
            counts["double"] += 1
            continue
        seen.add(mark)
        if kind != "dictionary" and not (is_in(question, asked) and is_in(passage, told)):
            counts["other language"] += 1
        elif LEFT_OUT.asks(question):
            counts["a question to measure with"] += 1
        elif LEFT_OUT.has(passage, source.get("shared", 2)) or (len(question) > 60 and LEFT_OUT.has(question)):
            counts["a passage to measure with"] += 1
        elif asked == told and len(question) < 6:
            counts["too short"] += 1
        else:
            kept.append((mark, question, asked, passage, told, kind))
    return source, counts, kept


def capped(kept, source):
    """At most "cap" pairs, "caps" of a type, the same ones in every run, in the order of the pages."""
    limits = dict(source.get("caps", {}))
    for kind in set(row[5] for row in kept):
        rows = sorted(row[0] for row in kept if row[5] == kind)
        limit = min(limits.get(kind, len(rows)), len(rows))
        limits[kind] = rows[limit - 1] if limit else -1
    kept = [row for row in kept if row[0] <= limits[row[5]]]
    if len(kept) > source.get("cap", len(kept)):
        last = sorted(row[0] for row in kept)[source["cap"] - 1]
        kept = [row for row in kept if row[0] <= last]
    return kept


def main():
    os.makedirs(OPTIONS.out, exist_ok=True)
    with open(os.path.join(os.path.dirname(__file__), "sources.json"), encoding="utf-8") as file:
        sources = [s for s in json.load(file) if not OPTIONS.only or s["source"] in OPTIONS.only]
    seen, about = set(), []
    with multiprocessing.get_context("fork").Pool(OPTIONS.processes) as pool:
        for source, counts, kept in pool.imap(read, sources):
            fresh = [row for row in kept if row[0] not in seen]
            counts["in another source"] = len(kept) - len(fresh)
            fresh = capped(fresh, source)
            seen.update(row[0] for row in fresh)
            counts["kept"] = len(fresh)
            with open(os.path.join(OPTIONS.out, source["source"] + ".jsonl"), "w", encoding="utf-8") as file:
                for _, question, asked, passage, told, kind in fresh:
                    row = {"q": question, "d": passage, "type": kind, "source": source["source"], "languages": asked + " " + told}
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
            about.append({"source": source["source"], **counts, "types": collections.Counter(row[5] for row in fresh),
                          "languages": collections.Counter(row[2] + " " + row[4] for row in fresh)})
            print(source["source"], dict(counts), dict(about[-1]["types"]), flush=True)
    total = collections.Counter()
    for row in about:
        total.update({name: number for name, number in row.items() if isinstance(number, int)})
    print("all", dict(total))
    with open(os.path.join(OPTIONS.out, "counts.json"), "w", encoding="utf-8") as file:
        json.dump(about, file, indent=1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--repositories", required=True, help="folder of clones: owner/name below it")
    parser.add_argument("--leave-out", required=True, nargs="+", help="folders with what is kept for measuring")
    parser.add_argument("--out", required=True, help="folder for a *.jsonl file for each source, and counts.json")
    parser.add_argument("--only", nargs="*", help="names of sources")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    OPTIONS = parser.parse_args()
    LEFT_OUT = LeftOut(OPTIONS.leave_out)
    main()
