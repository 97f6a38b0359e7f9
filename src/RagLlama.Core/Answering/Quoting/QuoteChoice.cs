using RagLlama.Documents;

namespace RagLlama.Answering.Quoting;

/// <summary>
/// Which sentences an answer without a model quotes, and where else it sends the reader. Two quotes that stand on one page leave the other pages
/// unseen, so the places are filled up with the best sentence of the pages that were found next.
/// </summary>
/// <param name="Quotes">Best first; empty when there is no sentence at all.</param>
/// <param name="SeeAlso">One sentence of each further page, the page found best first.</param>
internal sealed record QuoteChoice(IReadOnlyList<PassageSentence> Quotes, IReadOnlyList<PassageSentence> SeeAlso)
{
    /// <summary>More than this many sentences are no answer but a reading list.</summary>
    private const int MostQuotes = 2;

    private const int MostPlaces = 3;

    /// <summary>A page is worth a look when it was found with this share of the best passage's score; docs/relevance-threshold.md has the figures.</summary>
    private const double LeastShare = 0.6;

    /// <param name="ranked">Best first, headings behind all else.</param>
    /// <param name="named">Documents that are asked for by name: their pages come before those of others.</param>
    public static QuoteChoice Of(IReadOnlyList<RankedSentence> ranked, double second, IReadOnlySet<DocumentId> named)
    {
        var quotes = Quoted(ranked, second);
        var places = quotes.ToList();
        var least = ranked.Select(r => ScoreOf(r.Sentence)).DefaultIfEmpty().Max() * LeastShare;
        var further = ranked.Select(r => r.Sentence).Where(s => !s.IsHeading && ScoreOf(s) >= least).OrderByDescending(s => named.Contains(s.Chunk.DocumentId)).ThenByDescending(ScoreOf);
        foreach (var next in further)
        {
            if (places.Count < MostPlaces && !places.Exists(p => IsOnSamePage(p, next) || SaysTheSame(p, next)))
            {
                places.Add(next);
            }
        }

        return new QuoteChoice(quotes, places[quotes.Count..]);
    }

    /// <summary>Of several things asked for, the best sentence of each; then the pages that were found next for the first of them.</summary>
    public static QuoteChoice Join(IReadOnlyList<QuoteChoice> parts)
    {
        if (parts is [var only])
        {
            return only;
        }

        var quotes = new List<PassageSentence>();
        foreach (var part in parts)
        {
            quotes.AddRange(part.Quotes.Where(q => !quotes.Exists(p => SaysTheSame(p, q))).Take(1));
        }

        var places = quotes.ToList();
        foreach (var next in parts.SelectMany(p => p.Quotes.Concat(p.SeeAlso)))
        {
            if (places.Count < MostPlaces && !places.Exists(p => IsOnSamePage(p, next) || SaysTheSame(p, next)))
            {
                places.Add(next);
            }
        }

        return new QuoteChoice(quotes, places[quotes.Count..]);
    }

    private static List<PassageSentence> Quoted(IReadOnlyList<RankedSentence> ranked, double second)
    {
        var quotes = new List<PassageSentence>();
        foreach (var candidate in ranked)
        {
            if (quotes.Count == MostQuotes || (quotes.Count > 0 && (candidate.Score < second * ranked[0].Score || candidate.Sentence.IsHeading)))
            {
                break;
            }

            if (!quotes.Exists(q => SaysTheSame(q, candidate.Sentence)))
            {
                quotes.Add(candidate.Sentence);
            }
        }

        return quotes;
    }

    private static double ScoreOf(PassageSentence sentence) => sentence.Passage.ScoreOf(sentence.Chunk);

    private static bool IsOnSamePage(PassageSentence left, PassageSentence right) => left.Chunk.Id == right.Chunk.Id
        || (left.Chunk.DocumentId == right.Chunk.DocumentId && left.Chunk.Location.Page is { } page && page == right.Chunk.Location.Page);

    /// <summary>Copies of a document, or of a paragraph in several documents, are quoted once.</summary>
    private static bool SaysTheSame(PassageSentence left, PassageSentence right) =>
        (left.Passage.Document.Id == right.Passage.Document.Id && left.Span.Overlaps(right.Span))
        || left.Text.Contains(right.Text, StringComparison.OrdinalIgnoreCase)
        || right.Text.Contains(left.Text, StringComparison.OrdinalIgnoreCase);
}
