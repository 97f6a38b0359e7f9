using RagLlama.Documents;
using RagLlama.Text;

namespace RagLlama.Ingestion.Chunking;

/// <summary>Cuts a document's blocks into units that each fit the token budget.</summary>
internal static class UnitSplitter
{
    /// <summary>Characters that a token of prose has at most; text with fewer tokens (long runs of spaces) is cut sooner than it had to be.</summary>
    private const int MostCharacters = 8;

    public static List<ChunkUnit> Split(ExtractedDocument document, int maxTokens)
    {
        var units = new List<ChunkUnit>();
        var headings = new List<(int Level, string Text)>();
        foreach (var block in document.Blocks)
        {
            if (document.Text.AsSpan(block.Span.Start, block.Span.Length).IsWhiteSpace())
            {
                continue;
            }

            if (block.Type == BlockType.Heading)
            {
                headings.RemoveAll(h => h.Level >= block.Level);
                headings.Add((block.Level, document.TextOf(block).Trim()));
            }

            var path = headings.Select(h => h.Text).ToArray();
            if (block is { Type: BlockType.Table, RowSpans.Count: > 1 } && Count(document, block.Span) > maxTokens)
            {
                AddRows(units, document, block, path, maxTokens);
            }
            else
            {
                AddText(units, document, block, block.Span, path, tableHeader: null, maxTokens);
            }
        }

        return units;
    }

    private static void AddRows(List<ChunkUnit> units, ExtractedDocument document, DocumentBlock table, string[] path, int maxTokens)
    {
        var rows = table.RowSpans!;
        var headerRows = Math.Clamp(table.HeaderRows, 0, rows.Count - 1);
        var header = headerRows == 0
            ? null
            : document.Text[rows[0].Start..rows[headerRows - 1].End].Trim();

        // A header that would eat the budget of every row helps nobody.
        if (header is not null && TokenCounter.Count(header) > maxTokens / 3)
        {
            header = null;
        }

        for (var row = 0; row < rows.Count; row++)
        {
            AddText(units, document, table, rows[row], path, row < headerRows ? null : header, maxTokens);
        }
    }

    private static void AddText(
        List<ChunkUnit> units, ExtractedDocument document, DocumentBlock block, TextSpan span, string[] path, string? tableHeader, int maxTokens)
    {
        var tokens = Count(document, span);
        if (tokens <= maxTokens)
        {
            units.Add(new ChunkUnit(span, tokens, block.Page, block.Type == BlockType.Heading, path, tableHeader));
            return;
        }

        foreach (var sentence in SentenceSplitter.Split(document.Text.Substring(span.Start, span.Length)))
        {
            foreach (var piece in SplitLongSentence(document.Text, new TextSpan(span.Start + sentence.Start, sentence.Length), maxTokens))
            {
                units.Add(new ChunkUnit(piece, Count(document, piece), block.Page, IsHeading: false, path, tableHeader));
            }
        }
    }

    /// <summary>A "sentence" over the budget (a list without full stops, a base64 line) is cut at white space, or anywhere outside a surrogate pair.</summary>
    private static IEnumerable<TextSpan> SplitLongSentence(string text, TextSpan sentence, int maxTokens)
    {
        var start = sentence.Start;
        while (start < sentence.End)
        {
            // Looking at all that is left for each piece would take hours for a line of megabytes.
            var end = sentence.Length - (start - sentence.Start) > maxTokens * MostCharacters ? CutBefore(text, start, start + (maxTokens * MostCharacters)) : sentence.End;
            while (TokenCounter.Count(text.AsSpan(start, end - start)) > maxTokens)
            {
                end = CutBefore(text, start, start + ((end - start) / 2));
            }

            yield return TextSpan.FromBounds(start, end);
            start = end;
        }
    }

    private static int CutBefore(string text, int start, int position)
    {
        var space = text.LastIndexOf(' ', position - 1, position - start);
        if (space > start)
        {
            return space + 1;
        }

        return char.IsLowSurrogate(text[position]) ? position + 1 : position;
    }

    private static int Count(ExtractedDocument document, TextSpan span) =>
        TokenCounter.Count(document.Text.AsSpan(span.Start, span.Length));
}
