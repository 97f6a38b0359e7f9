using Microsoft.Data.Sqlite;
using RagLlama.Text;

namespace RagLlama.Storage.Embedded;

/// <summary>
/// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009; k1 = 1.2, b = 0.75), divided by the greatest value the question could
/// reach, Σ idf · (k1 + 1), so that scores of different questions can be compared. All statistics are those of the chunks the asker may read:
/// what others keep to themselves influences nothing.
/// </summary>
internal sealed class LexicalSearch(SqliteConnection reader, SqliteTransaction transaction, EmbeddedIndexOptions options)
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    // A term in more than a quarter of the passages tells little; in a small collection even such a term does.
    private const double FrequentShare = 0.25;
    private const int NeverFrequent = 20;

    private const string OccurrencesOf = """
        SELECT o.doc, o.col FROM occurrences o JOIN chunks c ON c.id = o.doc
        WHERE o.term = $term AND c.access_set IN (SELECT value FROM json_each($sets)) AND ($sources IS NULL OR c.source IN (SELECT value FROM json_each($sources)))
        """;

    /// <summary>Adds every matching chunk's score at its slot.</summary>
    /// <param name="scores">[slots], zero on entry.</param>
    public void Score(string question, ChunkTable table, VisibleChunks visible, Span<double> scores)
    {
        var terms = RarestFirst(TextAnalyzer.AnalyzeQuery(question, LanguageDetector.Detect(question)));
        if (terms.Count == 0 || visible.Count == 0)
        {
            return;
        }

        var best = 0.0;
        var found = false;
        var budget = (long)options.MaxOccurrences;
        var frequencies = new List<Posting>();
        using var command = Prepare(visible);
        var frequent = Math.Max(NeverFrequent, visible.Count * FrequentShare);
        var hidden = table.Count - visible.Count;
        foreach (var (term, chunks, occurrences) in terms)
        {
            // Even if every hidden chunk has the term, too many visible ones do.
            if (found && chunks - hidden > frequent)
            {
                continue;
            }

            // At least one term that occurs is looked up, however frequent.
            if (found && (budget -= occurrences) < 0)
            {
                break;
            }

            frequencies.Clear();
            Read(command, term, table, frequencies);
            if (found && frequencies.Count > frequent)
            {
                continue;
            }

            found |= frequencies.Count > 0;
            var idf = Math.Log(1 + ((visible.Count - frequencies.Count + 0.5) / (frequencies.Count + 0.5)));
            best += idf * (K1 + 1);
            foreach (var (slot, frequency) in frequencies)
            {
                var length = table.Rows[slot].Terms / visible.MeanTerms;
                scores[slot] += idf * frequency * (K1 + 1) / (frequency + (K1 * (1 - B + (B * length))));
            }
        }

        for (var slot = 0; slot < scores.Length; slot++)
        {
            scores[slot] /= best;
        }
    }

    private SqliteCommand Prepare(VisibleChunks visible)
    {
        var command = reader.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = OccurrencesOf;
        command.Parameters.Add("$term", SqliteType.Text);
        command.Parameters.AddWithValue("$sets", "[" + string.Join(',', visible.AccessSets) + "]");
        command.Parameters.AddWithValue("$sources", visible.Sources is { } sources ? "[" + string.Join(',', sources) + "]" : DBNull.Value);
        return command;
    }

    private void Read(SqliteCommand command, string term, ChunkTable table, List<Posting> frequencies)
    {
        command.Parameters["$term"].Value = term;
        using var rows = command.ExecuteReader();
        var current = 0L;
        while (rows.Read())
        {
            var id = rows.GetInt64(0);
            var weight = rows.GetString(1) == "title" ? options.TitleWeight : 1;
            if (id == current)
            {
                frequencies[^1] = frequencies[^1] with { Frequency = frequencies[^1].Frequency + weight };
            }
            else if (table.TryFind(id, out var slot))
            {
                frequencies.Add(new Posting(slot, weight));
                current = id;
            }
        }
    }

    private List<(string Term, long Chunks, long Occurrences)> RarestFirst(IReadOnlyList<string> terms)
    {
        var counted = new List<(string Term, long Chunks, long Occurrences)>(terms.Count);
        using var command = reader.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT doc, cnt FROM word_counts WHERE term = $term";
        var parameter = command.Parameters.Add("$term", SqliteType.Text);
        foreach (var term in terms)
        {
            parameter.Value = term;
            using var row = command.ExecuteReader();
            counted.Add(row.Read() ? (term, row.GetInt64(0), row.GetInt64(1)) : (term, 0, 0));
        }

        counted.Sort((one, other) => one.Occurrences.CompareTo(other.Occurrences));
        return counted;
    }

    private readonly record struct Posting(int Slot, double Frequency);
}
