using RagLlama.Answering.Facts;
using RagLlama.Answering.Quoting;
using RagLlama.Retrieval;

namespace RagLlama.Answering.Checking;

/// <summary>
/// Finds passages that say another number, date or time than the one an answer rests on, of the same thing: sentences of two documents that
/// have the same words, names and codes and the same facts but one.
/// </summary>
internal static class ConflictFinder
{
    /// <summary>Share of the content words of both sentences that both have.</summary>
    private const double SameWords = 0.6;

    private const int LeastCommon = 3;
    private const int Most = 3;
    private const int WordsToUnit = 2;

    public static IReadOnlyList<SourceConflict> Find(IReadOnlyList<Citation> citations, IReadOnlyList<RetrievedPassage> passages)
    {
        if (passages.Select(p => p.Document.Id).Distinct().Count() < 2)
        {
            return [];
        }

        var sentences = passages.SelectMany((p, rank) => PassageSentences.Of(p, rank)).Where(s => !s.IsHeading).Select(s => new SourceSentence(s.PassageRank + 1, s)).ToList();
        var conflicts = new List<SourceConflict>();
        foreach (var citation in citations)
        {
            var cited = sentences.Find(s => s.Sentence.Passage.Document.Id == citation.DocumentId && s.Sentence.Span == citation.Span);
            foreach (var other in cited is null ? [] : sentences.Where(s => s.Sentence.Passage.Document.Id != citation.DocumentId && SharesWords(cited, s)))
            {
                if (Differing(cited!, other) is { } differing && !conflicts.Exists(c => c.Citation == citation.Number && c.Other.DocumentId == other.Sentence.Passage.Document.Id))
                {
                    conflicts.Add(new SourceConflict(citation.Number, Side(cited!, differing.Mine), Side(other, differing.Theirs)));
                }
            }
        }

        return [.. conflicts.Take(Most)];
    }

    /// <summary>Looked at before a sentence is taken apart, since most have nothing to do with each other.</summary>
    private static bool SharesWords(SourceSentence cited, SourceSentence other)
    {
        var common = cited.Sentence.Terms.Count(other.Sentence.Terms.Contains);
        return cited.Language == other.Language && common >= LeastCommon && common >= SameWords * 0.8 * Math.Min(cited.Sentence.Terms.Count, other.Sentence.Terms.Count);
    }

    /// <summary>The two facts that differ, when everything else agrees.</summary>
    private static (Fact Mine, Fact Theirs)? Differing(SourceSentence cited, SourceSentence other)
    {
        if (!SaySame(cited, other) || !SameKey(cited, other))
        {
            return null;
        }

        var mine = Comparable(cited);
        var theirs = Comparable(other);
        var leftOver = mine.Where(f => !theirs.Exists(f.IsBorneOutBy)).ToList();
        var rest = theirs.Where(f => !mine.Exists(m => f.IsBorneOutBy(m))).ToList();
        return leftOver.Count == 1 && rest.Count == 1 && leftOver[0].IsLike(rest[0]) && leftOver[0].Unit == rest[0].Unit ? (leftOver[0], rest[0]) : null;
    }

    private static bool SaySame(SourceSentence cited, SourceSentence other)
    {
        var mine = cited.Terms.Select(t => t.Term.Stem).ToHashSet(StringComparer.Ordinal);
        var theirs = other.Terms.Select(t => t.Term.Stem).ToHashSet(StringComparer.Ordinal);
        var common = mine.Count(theirs.Contains);
        return common >= Math.Min(LeastCommon, mine.Count) && common >= SameWords * (mine.Count + theirs.Count - common) && SameNames(cited, other) && SameNames(other, cited);
    }

    /// <summary>A name or code that only one of them has makes it another subject.</summary>
    private static bool SameNames(SourceSentence left, SourceSentence right) =>
        left.Terms.Where(t => t.IsName || PlaceNames.IsPlace(t.Word)).All(right.Has)
        && left.Facts.Where(f => f.Kind is FactKind.Code or FactKind.Weekday).All(f => right.Facts.Any(f.IsBorneOutBy));

    private static bool SameKey(SourceSentence left, SourceSentence right) => left.IsRow == right.IsRow && (!left.IsRow || left.RowKey.Keys.ToHashSet().SetEquals(right.RowKey.Keys));

    private static List<Fact> Comparable(SourceSentence sentence) => [.. sentence.Facts.Where(f => !f.IsSoft && f.Kind is FactKind.Number or FactKind.Date or FactKind.Time)];

    private static ConflictSide Side(SourceSentence sentence, Fact fact)
    {
        var document = sentence.Sentence.Passage.Document;
        return new ConflictSide(document.Id, document.Title, ValueOf(sentence, fact), sentence.Sentence.Text, DocumentDate.Of(document));
    }

    /// <summary>The value with its unit, as it stands there.</summary>
    private static string ValueOf(SourceSentence sentence, Fact fact)
    {
        var text = sentence.Reading.Text;
        var words = sentence.Reading.Words;
        var first = Math.Max(0, fact.Position - (fact.Position > 0 && words[fact.Position - 1].Kind is WordKind.Sign ? 1 : 0));
        var last = fact.Position;
        while (last + 1 < words.Count && words[last + 1].Span.Start < fact.Span.End)
        {
            last++;
        }

        for (var next = last + 1; fact.Unit is not null && next < words.Count && next <= last + WordsToUnit; next++)
        {
            if (words[next].Kind is WordKind.Sign || sentence.Reading.HasMeaning(next, "u") || MeasureReader.NamesUnit(words[next].Text))
            {
                last = next;
                break;
            }
        }

        return text[words[first].Span.Start..words[last].Span.End];
    }
}
