using System.Text;
using RagLlama.Documents;

namespace RagLlama.Adapters.Tests.Extraction.Fixtures;

/// <summary>What <see cref="ExtractedDocument"/> promises of every document.</summary>
internal static class DocumentPromises
{
    public static void Check(ExtractedDocument document)
    {
        Assert.True(document.Text.IsNormalized(NormalizationForm.FormC), "the text is not in NFC");
        var position = 0;
        foreach (var block in document.Blocks)
        {
            Assert.True(block.Span.Length > 0, "a block is empty");
            Assert.InRange(block.Span.Start, position, document.Text.Length);
            Assert.True(string.IsNullOrWhiteSpace(document.Text[position..block.Span.Start]), "text between blocks");
            position = block.Span.End;
            CheckRows(document, block);
        }

        Assert.True(string.IsNullOrWhiteSpace(document.Text[position..]), "text after the last block");
        var end = 0;
        foreach (var line in document.Lines)
        {
            Assert.InRange(line.Span.Start, end, document.Text.Length);
            Assert.Contains(document.Blocks, block => block.Span.Start <= line.Span.Start && line.Span.End <= block.Span.End);
            end = line.Span.End;
        }
    }

    private static void CheckRows(ExtractedDocument document, DocumentBlock block)
    {
        Assert.Equal(block.Type == BlockType.Table, block.Cells is not null);
        if (block.Cells is null)
        {
            return;
        }

        var spans = Assert.IsAssignableFrom<IReadOnlyList<TextSpan>>(block.RowSpans);
        Assert.Equal(block.Cells.Count, spans.Count);
        Assert.InRange(block.HeaderRows, 0, block.Cells.Count);
        var position = block.Span.Start;
        for (var i = 0; i < spans.Count; i++)
        {
            Assert.InRange(spans[i].Start, position, block.Span.End);
            var text = document.Text.Substring(spans[i].Start, spans[i].Length);
            Assert.All(block.Cells[i], cell => Assert.Contains(cell, text, StringComparison.Ordinal));
            position = spans[i].End;
        }

        Assert.Equal(block.Span.End, position);
    }
}
