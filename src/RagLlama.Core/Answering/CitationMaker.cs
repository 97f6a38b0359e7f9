using RagLlama.Answering.Quoting;
using RagLlama.Documents;
using RagLlama.Ingestion;

namespace RagLlama.Answering;

/// <summary>Makes citations of sentences, down to the page.</summary>
internal static class CitationMaker
{
    public static Citation Of(PassageSentence sentence, int number)
    {
        var document = sentence.Passage.Document;
        var offset = sentence.Span.Start - sentence.Passage.Span.Start;
        return new Citation
        {
            Number = number,
            DocumentId = document.Id,
            ChunkId = sentence.Chunk.Id,
            SourceId = document.SourceId,
            Title = document.Title,
            Uri = document.Uri,
            Page = PageOf(sentence),
            Headings = sentence.Chunk.Location.Headings,
            Quote = sentence.Text,
            Span = sentence.Span,
            PartlyRead = document.Status == DocumentStatus.Partial,
            Score = sentence.Passage.Score,
            Verified = string.CompareOrdinal(sentence.Passage.Text, offset, sentence.Text, 0, sentence.Text.Length) == 0,
        };
    }

    /// <summary>
    /// A chunk may run over a page break. Its boxes are its printed lines in order, so the sentence is on the page of the line that lies as far
    /// into the chunk as the sentence does, lines being as long in characters as they are wide for their height.
    /// </summary>
    private static int? PageOf(PassageSentence sentence)
    {
        var location = sentence.Chunk.Location;
        if (location.Boxes.Count == 0 || location.Boxes.All(b => b.Page == location.Boxes[0].Page))
        {
            return location.Boxes.Count == 0 ? location.Page : location.Boxes[0].Page;
        }

        var middle = sentence.Span.Start + (sentence.Span.Length / 2.0) - location.Span.Start;
        var total = location.Boxes.Sum(Characters);
        var wanted = total * Math.Clamp(middle / Math.Max(1, location.Span.Length), 0, 1);
        foreach (var box in location.Boxes)
        {
            wanted -= Characters(box);
            if (wanted <= 0)
            {
                return box.Page;
            }
        }

        return location.Boxes[^1].Page;
    }

    private static double Characters(PageBox box) => Math.Max(0, box.Right - box.Left) / Math.Max(1, box.Bottom - box.Top);
}
