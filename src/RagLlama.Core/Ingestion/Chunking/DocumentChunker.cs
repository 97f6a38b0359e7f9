using RagLlama.Documents;
using RagLlama.Text;

namespace RagLlama.Ingestion.Chunking;

/// <summary>
/// Cuts a document into chunks by heading, page and sentence within a token budget. The chunks' spans cover the document's text exactly,
/// in order and without overlap: nothing is lost and nothing stands twice. Tables stay whole or are split between rows, with their header
/// repeated beside the span.
/// </summary>
public sealed class DocumentChunker(ChunkingOptions options)
{
    /// <summary>Part of the generation name: raise it whenever the same document would be cut differently.</summary>
    public string Version { get; } = $"c2-{options.MaxTokens}";

    public IReadOnlyList<Chunk> Split(DocumentId documentId, int version, string generation, ExtractedDocument document)
    {
        var units = UnitSplitter.Split(document, options.MaxTokens);
        var groups = Pack(units);
        var chunks = new List<Chunk>(groups.Count);
        for (var number = 0; number < groups.Count; number++)
        {
            // White space between two groups belongs to the first; the ends of the text belong to the outermost groups.
            var start = number == 0 ? 0 : units[groups[number].First].Span.Start;
            var end = number + 1 == groups.Count ? document.Text.Length : units[groups[number + 1].First].Span.Start;
            var group = units[groups[number].First..(groups[number].Last + 1)];
            chunks.Add(Create(documentId, version, number, generation, document, TextSpan.FromBounds(start, end), group));
        }

        return chunks;
    }

    private static Chunk Create(
        DocumentId documentId, int version, int number, string generation, ExtractedDocument document, TextSpan span, List<ChunkUnit> units)
    {
        var text = document.Text.Substring(span.Start, span.Length);
        var language = LanguageDetector.DetectPassage(text);
        return new Chunk
        {
            Id = ChunkId.For(documentId, version, number, generation),
            DocumentId = documentId,
            Version = version,
            Number = number,
            Text = text,
            TableHeader = units[0].TableHeader,
            Language = language == "und" ? document.Language : language,
            Location = new ChunkLocation
            {
                Span = span,
                Page = units[0].Page,
                Headings = (units.Find(u => !u.IsHeading) ?? units[^1]).Headings,
                Boxes = BoxesOf(document, span),
            },
        };
    }

    private List<(int First, int Last)> Pack(List<ChunkUnit> units)
    {
        var groups = new List<(int First, int Last)>();
        var first = 0;
        var tokens = 0;
        for (var i = 0; i < units.Count; i++)
        {
            if (i > first && StartsNewChunk(units, i, tokens))
            {
                groups.Add((first, i - 1));
                (first, tokens) = (i, 0);
            }

            tokens += units[i].Tokens;
        }

        if (units.Count > 0)
        {
            groups.Add((first, units.Count - 1));
        }

        return groups;
    }

    private bool StartsNewChunk(List<ChunkUnit> units, int next, int tokens)
    {
        var unit = units[next];
        if (unit.Page != units[next - 1].Page || tokens + unit.Tokens > options.MaxTokens)
        {
            return true;
        }

        return unit.IsHeading && !units[next - 1].IsHeading;
    }

    private static List<PageBox> BoxesOf(ExtractedDocument document, TextSpan span)
    {
        var boxes = new List<PageBox>();
        for (var i = FirstLine(document.Lines, span.Start); i < document.Lines.Count && document.Lines[i].Span.Start < span.End; i++)
        {
            if (document.Lines[i].Span.Overlaps(span))
            {
                boxes.Add(document.Lines[i].Box);
            }
        }

        return boxes;
    }

    /// <summary>The first line that ends behind <paramref name="start"/>; lines rise by span.</summary>
    private static int FirstLine(IReadOnlyList<TextLine> lines, int start)
    {
        var (low, high) = (0, lines.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = lines[middle].Span.End > start ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
