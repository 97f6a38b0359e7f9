using RagLlama.Documents;
using RagLlama.Retrieval;
using RagLlama.Text;

namespace RagLlama.Answering.Quoting;

/// <summary>Cuts passages into the sentences and table rows that can be quoted.</summary>
internal static class PassageSentences
{
    private const int LongestHeading = 80;

    public static IReadOnlyList<PassageSentence> Of(RetrievedPassage passage, int rank)
    {
        var sentences = new List<PassageSentence>();
        string? header = null;
        foreach (var span in Spans(passage.Text))
        {
            var text = passage.Text.Substring(span.Start, span.Length);
            var chunk = ChunkAt(passage, passage.Span.Start + span.Start);
            var isRow = TableRow.IsRow(text);
            header = isRow ? chunk.TableHeader ?? header : null;
            var isHeader = isRow && header is null;
            sentences.Add(new PassageSentence
            {
                Passage = passage,
                PassageRank = rank,
                Number = sentences.Count,
                Text = text,
                Span = new TextSpan(passage.Span.Start + span.Start, span.Length),
                Chunk = chunk,
                TableHeader = header,
                IsHeading = isHeader || IsHeading(passage, text, isRow),
                Terms = TextAnalyzer.Analyze(header is null ? text : header + "\n" + text, LanguageOf(chunk, passage)).ToHashSet(StringComparer.Ordinal),
            });
            header = isHeader ? text : header;
        }

        return sentences;
    }

    /// <summary>Terms of the document's title and of the headings above the passage.</summary>
    public static HashSet<string> HeadingTermsOf(RetrievedPassage passage)
    {
        var heading = string.Join('\n', passage.Chunk.Location.Headings.Prepend(passage.Document.Title));
        return TextAnalyzer.Analyze(heading, LanguageOf(passage.Chunk, passage)).ToHashSet(StringComparer.Ordinal);
    }

    public static string LanguageOf(Chunk chunk, RetrievedPassage passage) =>
        chunk.Language != LanguageDetector.Undetermined ? chunk.Language : passage.Document.Language;

    /// <summary>Trimmed spans: each row of a table by itself, running text by sentences.</summary>
    private static IEnumerable<TextSpan> Spans(string text)
    {
        foreach (var span in SentenceSplitter.Split(text))
        {
            var part = text.AsSpan(span.Start, span.Length);
            if (!TableRow.IsRow(part))
            {
                if (Trim(text, span.Start, span.End) is { Length: > 0 } sentence)
                {
                    yield return sentence;
                }

                continue;
            }

            foreach (var row in Lines(text, span))
            {
                yield return row;
            }
        }
    }

    private static List<TextSpan> Lines(string text, TextSpan span)
    {
        var lines = new List<TextSpan>();
        var start = span.Start;
        while (start < span.End)
        {
            var end = text.IndexOf('\n', start, span.End - start);
            end = end < 0 ? span.End : end;
            if (Trim(text, start, end) is { Length: > 0 } line)
            {
                lines.Add(line);
            }

            start = end + 1;
        }

        return lines;
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    private static Chunk ChunkAt(RetrievedPassage passage, int position) =>
        passage.Chunks.LastOrDefault(c => c.Location.Span.Start <= position) ?? passage.Chunk;

    /// <summary>A heading says what the text is about, not what the answer is.</summary>
    private static bool IsHeading(RetrievedPassage passage, string text, bool isRow) =>
        !isRow && text.Length <= LongestHeading
        && (text.TrimStart('#', ' ') is var bare && (text[0] == '#' || bare.Equals(passage.Document.Title, StringComparison.OrdinalIgnoreCase)
            || passage.Chunks.Any(c => c.Location.Headings.Contains(bare, StringComparer.OrdinalIgnoreCase))));
}
