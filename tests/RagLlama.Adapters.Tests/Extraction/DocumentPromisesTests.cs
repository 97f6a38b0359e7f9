using System.Text;
using RagLlama.Adapters.Tests.Extraction.Fixtures;

namespace RagLlama.Adapters.Tests.Extraction;

/// <summary>Random documents of every text kind: the reader of each keeps what <c>ExtractedDocument</c> promises.</summary>
public sealed class DocumentPromisesTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    private static readonly string[] Pieces =
    [
        "word ", "\n", "\n\n", "# ", "## ", "- ", "  - ", "1. ", "| a | b |\n", "| - | - |\n", "```\n", "> ", "*", "[link](x)", "<p>", "</p>", "<table><tr><td>", "</td></tr></table>",
        "<div hidden>", "</div>", "<ul><li>", "</ul>", "<pre>", "</pre>", ",", ";", "\"", "\t", "\u200B", "e\u0301", "\u0000", "\uD800", "हिन्दी ", "ไทย", "&amp;", "---\n", "Subject: x\n", "From: y\n", "\u00A0",
    ];

    [Theory]
    [InlineData("x.md")]
    [InlineData("x.html")]
    [InlineData("x.csv")]
    [InlineData("x.txt")]
    [InlineData("x.eml")]
    public async Task Spans_rise_are_disjoint_and_leave_only_white_space_between(string name)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder("start ");
            for (var i = random.Next(1, 200); i > 0; i--)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
            }

            // A NUL would make it binary, which is another test's matter.
            var result = await fixture.ExtractAsync(name, text.ToString().Replace("\u0000", "\u0001", StringComparison.Ordinal));
            if (result is Ingestion.ExtractionResult.Extracted { Document: var document })
            {
                DocumentPromises.Check(document);
            }
            else
            {
                Assert.IsType<Ingestion.ExtractionResult.Unsupported>(result);
            }
        }
    }
}
