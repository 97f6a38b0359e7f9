"""One reader for each kind of source in sources.json: a source and its repositories to pairs."""
import collections
import html
import json
import re

import makepairs
from gitfiles import Repository
from texts import catalogue, markdown, message, one_line, plain, questions_in_yaml

LANGUAGES = {"en", "de", "fr", "it", "pt", "hi", "es", "th"}


def repositories(source, folder):
    for part in source["repositories"]:
        yield Repository(folder, part["name"], part.get("revision", "HEAD")), part


def language_of(match, part):
    """Of a file: the part's own, or what its path says, through the part's own names for languages."""
    if "language" in part:
        return part["language"]
    found = match.group("language") or "en"
    return part.get("languages", {}).get(found, found)


def pages(source, folder):
    """Markdown and FAQ files; files of one name (the group "page") in several languages are translations of each other."""
    translations = collections.defaultdict(dict)
    for repository, part in repositories(source, folder):
        for match, text in repository.texts(part["files"]):
            language = language_of(match, part)
            if language not in LANGUAGES:
                continue
            if match.string.endswith((".yml", ".yaml")):
                yield from makepairs.of_questions(*questions_in_yaml(text), language)
                continue
            title, sections = markdown(text)
            sections = [s for s in sections if not re.search(source.get("skip", "$^"), s[2], re.I)]
            yield from makepairs.of_page(title, sections, language, source.get("sections", 60))
            if "page" in match.groupdict():
                translations[match.group("page").lower()][language] = title, sections
    for page in translations.values():
        yield from makepairs.of_translations(page)


def catalogues(source, folder):
    """Gettext files, from English."""
    messages = collections.defaultdict(dict)
    for repository, part in repositories(source, folder):
        for match, text in repository.texts(part["files"]):
            language = language_of(match, part)
            if language in LANGUAGES:
                for english, translated in catalogue(text):
                    messages[english].update({"en": english, language: translated})
    for languages in messages.values():
        yield from makepairs.of_message(languages)


def fluent(source, folder):
    messages = collections.defaultdict(dict)
    for repository, part in repositories(source, folder):
        for match, text in repository.texts(part["files"]):
            language = language_of(match, part)
            if language in LANGUAGES:
                for name, value in re.findall(r"(?m)^([a-z][\w-]+) = (.+)$", re.sub(r"\n    +", " ", text)):
                    messages[match.group("page"), name][language] = message(re.sub(r"\{[^}]*\}", "Mozilla", value))
    for languages in messages.values():
        yield from makepairs.of_message({k: v for k, v in languages.items() if len(v) >= 4})


def tldr(source, folder):
    commands = collections.defaultdict(dict)
    for repository, part in repositories(source, folder):
        for match, text in repository.texts(part["files"]):
            language = language_of(match, part)
            if language in LANGUAGES:
                about = [line[2:] for line in text.split("\n") if line.startswith("> ") and "http" not in line]
                commands[match.group("page")][language] = plain(" ".join(about)), [plain(line[2:].rstrip(":")) for line in text.split("\n") if line.startswith("- ")]
    for name, languages in commands.items():
        for language, (about, uses) in languages.items():
            yield from makepairs.pair(name.split("/")[-1] + " " + about, language, " ".join(uses), language, "title")
        yield from makepairs.of_message({language: about for language, (about, _) in languages.items()})
        for at in range(max(len(uses) for _, uses in languages.values())):
            yield from makepairs.of_message({language: uses[at] for language, (_, uses) in languages.items() if at < len(uses)})


def sentences(source, folder):
    """Two files a language, a sentence a line."""
    for repository, part in repositories(source, folder):
        files = collections.defaultdict(dict)
        for match, text in repository.texts(part["files"]):
            files[match.group("page")][match.group("language")] = text.strip().split("\n")
        for sides in files.values():
            for name, language in part["languages"].items():
                for english, translated in zip(sides.get("eng", []), sides.get(name, [])):
                    yield from makepairs.pair(english, "en", translated, language, "translation")


def word_list(source, folder):
    for repository, part in repositories(source, folder):
        for _, text in repository.texts(part["files"]):
            for line in text.split("\n")[:70000]:
                cells = line.split("\t")
                if len(cells) == 2 and len(cells[1]) > 2 and not re.fullmatch(r"[\d\s]+", cells[1]):
                    yield from makepairs.pair(cells[0], part["asked"], cells[1], part["language"], "dictionary")


def word_net(source, folder):
    """Words of one meaning, from tab files of word nets."""
    meanings = collections.defaultdict(lambda: collections.defaultdict(list))
    for repository, part in repositories(source, folder):
        for match, text in repository.texts(part["files"]):
            language = part["languages"].get(match.group("language"))
            for cells in (line.split("\t") for line in text.split("\n") if language):
                if len(cells) >= 3 and cells[1].endswith("lemma"):
                    word = cells[2].strip().replace("_", " ")
                    if word and word not in meanings[cells[0]][language]:
                        meanings[cells[0]][language].append(word)
    for words in meanings.values():
        names = sorted(words)
        for at, asked in enumerate(names):
            for told in names[at + 1:]:
                yield from makepairs.pair(", ".join(words[asked][:4]), asked, ", ".join(words[told][:4]), told, "dictionary")


def book(source, folder):
    """CNXML chapters: definitions, and paragraphs under their headings."""
    def words(text):
        return one_line(html.unescape(re.sub(r"<[^>]+>", "", text)))

    for repository, part in repositories(source, folder):
        for _, text in repository.texts(part["files"]):
            title = words((re.search(r"<title>(.*?)</title>", text) or [None, ""])[1])
            for term, meaning in re.findall(r"(?s)<definition[^>]*>\s*<term[^>]*>(.*?)</term>\s*<meaning[^>]*>(.*?)</meaning>", text):
                yield from makepairs.pair(words(term), "en", words(meaning), "en", "title")
            heading, sections = title, []
            for found in re.finditer(r"(?s)<title>(.*?)</title>|<para[^>]*>(.*?)</para>", re.sub(r"(?s)<(figure|table|m:math|media|note)[ >].*?</\1>", " ", text)):
                heading = words(found.group(1)) if found.group(1) is not None else heading
                sections.append((2, heading, words(found.group(2) or "")))
            yield from makepairs.of_page(title, sections, "en", 200)


def squad(source, folder):
    for repository, part in repositories(source, folder):
        for _, text in repository.texts(part["files"]):
            yield from makepairs.squad(json.loads(text)["data"], part["language"])


def lines(source, folder):
    """Two files of tokenised text, a passage and its question a line."""
    for repository, part in repositories(source, folder):
        files = {match.group(0): text.strip().split("\n") for match, text in repository.texts(part["files"])}
        for passages, questions in part["sides"]:
            for passage, question in zip(files[passages], files[questions]):
                if len(passage.split()) >= 8:
                    yield from makepairs.pair(makepairs.detokenised(question), "en", makepairs.detokenised(passage), "en", "qa")
