using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Extraction.Readers.Pdf;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class DevanagariWordsTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    private const float Height = 10;

    /// <summary>Of the sample company, made with LibreOffice.</summary>
    [Fact]
    public async Task Reads_a_Hindi_file_in_whole_words()
    {
        ExtractionFixture.RequirePoppler();
        var document = await fixture.ReadAsync("niyam.pdf", await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Extraction", "Fixtures", "niyam.pdf"), TestContext.Current.CancellationToken));

        Assert.All(["वेतन", "आवेदन", "मंगलवार", "संपर्क", "नामांकन", "है।"], word => Assert.Contains(word, document.Text, StringComparison.Ordinal));
        Assert.All(["वे तन", "आवे दन", "मं गलवार", "सं पर्क", "नामां कन", "है ।"], pieces => Assert.DoesNotContain(pieces, document.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Joins_what_a_sign_without_width_took_apart() =>
        Assert.Equal(["कर्मचारी", "का", "वेतन", "मंगलवार", "को", "मिलता", "है।"], Read(("कर्मचारी", 2.5f), ("का", 2.5f), ("वे", 0.8f), ("तन", 2.5f), ("मं", 0.9f), ("गलवार", 2.3f), ("को", 2.5f), ("मिलता", 2.5f), ("है", 0.8f), ("।", 0)));

    [Fact]
    public void Joins_over_the_wider_gap_behind_a_sign_below_the_line() =>
        Assert.Equal(["वे", "छुट्टी", "स्वीकृत", "करते", "हैं"], Read(("वे", 2.3f), ("छु", 1.8f), ("ट्टी", 2.3f), ("स्वीकृ", 1.77f), ("त", 2.4f), ("करते", 2.3f), ("हैं", 0)));

    [Fact]
    public void Leaves_words_apart_that_stand_close_together_and_other_scripts_alone()
    {
        Assert.Equal(["और", "सेवा", "की", "शर्तें"], Read(("और", 1.4f), ("सेवा", 1.4f), ("की", 1.4f), ("शर्तें", 0)));
        Assert.Equal(["PF", "12", "%", "है"], Read(("PF", 0.5f), ("12", 0.5f), ("%", 0.5f), ("है", 0)));
        Assert.Equal(["हेतु", "एक"], Read(("हेतु", 2.5f), ("एक", 0)));
    }

    [Fact]
    public void Does_not_join_a_word_that_stands_before_the_other() =>
        Assert.Equal(2, DevanagariWords.Join([new PdfWord("वे", 50, 60), new PdfWord("तन", 10, 30)], Height).Count);

    /// <param name="words">Each with the gap behind it, in points.</param>
    private static IEnumerable<string> Read(params (string Text, float Gap)[] words)
    {
        var line = new List<PdfWord>();
        var left = 72f;
        foreach (var (text, gap) in words)
        {
            line.Add(new PdfWord(text, left, left + (5 * text.Length)));
            left += (5 * text.Length) + gap;
        }

        return DevanagariWords.Join(line, Height).Select(word => word.Text);
    }
}
