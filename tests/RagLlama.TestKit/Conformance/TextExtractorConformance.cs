using System.Text;
using RagLlama.Documents;
using RagLlama.Ingestion;
using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>What every extractor owes the pipeline, whatever it reads.</summary>
public abstract class TextExtractorConformance : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("extractor-").FullName;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract ITextExtractor Extractor { get; }

    [Fact]
    public async Task Gives_blocks_in_reading_order_with_white_space_only_between_them()
    {
        var document = await ReadAsync("First paragraph.\n\nSecond paragraph,\nin two lines.\n\n\nThird.\n");
        var end = 0;
        foreach (var block in document.Blocks)
        {
            Assert.InRange(block.Span.Start, end, document.Text.Length);
            Assert.True(string.IsNullOrWhiteSpace(document.Text[end..block.Span.Start]));
            end = block.Span.End;
        }

        Assert.True(string.IsNullOrWhiteSpace(document.Text[end..]));
        Assert.Equal(3, document.Blocks.Count);
        Assert.Contains("Second paragraph", document.TextOf(document.Blocks[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_every_script()
    {
        const string Text = "Überstunden werden ausgeglichen. अवकाश पंद्रह दिन का है। วันหยุดสิบห้าวัน";
        Assert.Contains(Text, (await ReadAsync(Text)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_the_same_result_again()
    {
        var first = await ReadAsync("One.\n\nTwo.");
        var second = await ReadAsync("One.\n\nTwo.");
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Blocks.Select(b => b.Span), second.Blocks.Select(b => b.Span));
    }

    [Fact]
    public async Task Stops_when_it_is_told_to()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var file = Write("One.");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Extractor.ExtractAsync(file, cancelled.Token));
    }

    [Fact]
    public async Task Has_no_page_pictures_of_plain_text() =>
        Assert.Null(await Extractor.RenderPageAsync(Write("One."), page: 1, dotsPerInch: 72, highlights: [], Cancellation));

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private async Task<ExtractedDocument> ReadAsync(string text) =>
        Assert.IsType<ExtractionResult.Extracted>(await Extractor.ExtractAsync(Write(text), Cancellation)).Document;

    private ExtractionSource Write(string text)
    {
        var path = Path.Combine(_folder, "text.txt");
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return new ExtractionSource(path, "text.txt");
    }
}
