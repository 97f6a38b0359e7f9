using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RagLlama.Documents;
using RagLlama.Ingestion.Chunking;
using RagLlama.TestKit.Builders;
using RagLlama.Text;
using Xunit;

namespace RagLlama.Core.Tests.Ingestion;

public sealed class DocumentChunkerTests
{
    private static readonly DocumentId Id = DocumentId.For("test", "a.md");

    /// <summary>Looking at all that is left of a line for each of its pieces would take minutes.</summary>
    [Fact(Timeout = 30_000)]
    public async Task Cuts_a_line_of_megabytes_without_looking_at_all_of_it_again_and_again()
    {
        var document = new ExtractedDocumentBuilder().Paragraph(new string('x', 5_000_000)).Build();
        var chunks = await Task.Run(() => new DocumentChunker(new ChunkingOptions()).Split(new DocumentId(Guid.NewGuid()), 1, "g", document), TestContext.Current.CancellationToken);

        Assert.Equal(document.Text.Length, chunks.Sum(chunk => chunk.Text.Length));
        Assert.All(chunks, chunk => Assert.InRange(chunk.Text.Length, 1, 4096));
    }

    [Fact]
    public void Covers_any_text_exactly_without_gap_or_overlap()
    {
        var document = from parts in Gen.ArrayOf(Gen.Choose(0, 6).Two(), 12).Resize(12)
                       from budget in Gen.Choose(64, 200)
                       select (parts, budget);
        Prop.ForAll(document.ToArbitrary(), input =>
        {
            var extracted = Generate(input.parts);
            var chunks = new DocumentChunker(new ChunkingOptions { MaxTokens = input.budget }).Split(Id, 1, "g", extracted);
            var position = 0;
            foreach (var chunk in chunks)
            {
                Assert.Equal(position, chunk.Location.Span.Start);
                Assert.Equal(extracted.Text.Substring(chunk.Location.Span.Start, chunk.Location.Span.Length), chunk.Text);
                position = chunk.Location.Span.End;
            }

            Assert.Equal(extracted.Text.Length, chunks.Count == 0 ? 0 : position);
            Assert.Equal(extracted.Text, string.Concat(chunks.Select(c => c.Text)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Keeps_every_chunk_within_the_token_budget()
    {
        var text = string.Join(' ', Enumerable.Range(0, 3000).Select(i => i % 17 == 0 ? $"wort{i}." : $"wort{i}"));
        var chunks = Split(64, new ExtractedDocumentBuilder().Paragraph(text).Build());
        Assert.True(chunks.Count > 50);
        Assert.All(chunks, c => Assert.InRange(TokenCounter.Count(c.Text), 1, 64));
    }

    [Fact]
    public void Splits_a_line_without_white_space_and_never_inside_a_surrogate_pair()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 2000));
        var chunks = Split(64, new ExtractedDocumentBuilder().Paragraph(text).Build());
        Assert.Equal(text, string.Concat(chunks.Select(c => c.Text)));
        Assert.All(chunks, c => Assert.False(char.IsLowSurrogate(c.Text[0])));
    }

    [Fact]
    public void Starts_a_new_chunk_at_a_heading_and_carries_the_heading_path()
    {
        var chunks = Split(320, new ExtractedDocumentBuilder()
            .Heading(1, "Leave").Heading(2, "Annual leave").Paragraph("Everyone has thirty days.")
            .Heading(2, "Sick leave").Paragraph("Call before nine.").Build());
        Assert.Equal(2, chunks.Count);
        Assert.Equal(["Leave", "Annual leave"], chunks[0].Location.Headings);
        Assert.Equal(["Leave", "Sick leave"], chunks[1].Location.Headings);
        Assert.StartsWith("Sick leave", chunks[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Starts_a_new_chunk_on_a_new_page_so_that_a_citation_names_the_right_one()
    {
        var chunks = Split(320, new ExtractedDocumentBuilder().OnPage(1).Paragraph("First page.").OnPage(2).Paragraph("Second page.").Build());
        Assert.Equal([1, 2], chunks.Select(c => c.Location.Page));
    }

    [Fact]
    public void Keeps_a_table_whole_when_it_fits()
    {
        var chunks = Split(320, new ExtractedDocumentBuilder()
            .Paragraph("Per diem").Table(1, ["City", "Amount"], ["Porto", "62 €"], ["Lyon", "71 €"]).Build());
        Assert.Single(chunks);
        Assert.Null(chunks[0].TableHeader);
    }

    [Fact]
    public void Splits_a_long_table_between_rows_and_repeats_its_header()
    {
        var rows = Enumerable.Range(0, 60).Select(i => new[] { $"City number {i}", $"{i} €" }).Prepend(["City", "Amount"]).ToArray();
        var chunks = Split(100, new ExtractedDocumentBuilder().Table(1, rows).Build());
        Assert.True(chunks.Count > 3);
        Assert.Null(chunks[0].TableHeader);
        Assert.All(chunks.Skip(1), c => Assert.Equal("City | Amount", c.TableHeader));
        Assert.All(chunks.Skip(1), c => Assert.StartsWith("City number", c.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Gives_no_chunk_to_a_document_without_text() =>
        Assert.Empty(Split(320, new ExtractedDocument { MediaType = "text/plain", Text = " \n ", Blocks = [] }));

    [Fact]
    public void Derives_the_same_ids_again_and_other_ids_for_another_version_or_generation()
    {
        var document = new ExtractedDocumentBuilder().Paragraph("One.").Build();
        var chunker = new DocumentChunker(new ChunkingOptions());
        var first = chunker.Split(Id, 1, "g", document)[0].Id;
        Assert.Equal(first, chunker.Split(Id, 1, "g", document)[0].Id);
        Assert.NotEqual(first, chunker.Split(Id, 2, "g", document)[0].Id);
        Assert.NotEqual(first, chunker.Split(Id, 1, "h", document)[0].Id);
    }

    private static IReadOnlyList<Chunk> Split(int budget, ExtractedDocument document) =>
        new DocumentChunker(new ChunkingOptions { MaxTokens = budget }).Split(Id, 1, "g", document);

    private static ExtractedDocument Generate((int Kind, int Size)[] parts)
    {
        var builder = new ExtractedDocumentBuilder();
        foreach (var (kind, size) in parts)
        {
            builder = kind switch
            {
                0 => builder.Heading(1 + (size % 3), "Überschrift " + size),
                1 => builder.Paragraph(Sentences(size * 40)),
                2 => builder.Paragraph(new string('ก', 1 + (size * 90))),
                3 => builder.Table(size % 2, [.. Enumerable.Range(0, 1 + (size * 9)).Select(i => new[] { "ячейка " + i, Sentences(size) })]),
                4 => builder.OnPage(size),
                5 => builder.Gap("\n \t"),
                _ => builder.Paragraph("😀 " + Sentences(size)),
            };
        }

        return builder.Build();
    }

    private static string Sentences(int words)
    {
        var text = new StringBuilder("Anfang");
        for (var i = 0; i < words; i++)
        {
            text.Append(i % 9 == 8 ? ". Nächster" : " wort").Append(i);
        }

        return text.Append('.').ToString();
    }
}
