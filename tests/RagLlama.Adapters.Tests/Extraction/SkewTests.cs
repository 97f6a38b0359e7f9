using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;
using RagLlama.Extraction.Readers.Ocr;
using RagLlama.Extraction.Readers.Pdf;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class SkewTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-3.5)]
    [InlineData(9)]
    public void Finds_the_angle_that_levels_the_lines(double degrees)
    {
        var skewed = Lines().Turn(degrees);
        Assert.Equal(-degrees, Skew.Estimate(skewed), 0.25);
    }

    [Fact]
    public void Leaves_a_picture_without_lines_alone()
    {
        var pixels = new byte[800 * 800];
        new Random(5).NextBytes(pixels);
        Assert.Equal(0, Skew.Estimate(new GrayPicture(800, 800, pixels)), 0.6);
        Array.Fill(pixels, (byte)255);
        Assert.Equal(0, Skew.Estimate(new GrayPicture(800, 800, pixels)));
    }

    [Fact]
    public void Puts_the_boxes_back_around_the_same_words()
    {
        var path = Path.GetTempFileName();
        try
        {
            Lines().Turn(5).Write(path);
            var level = LevelPicture.Make(path, 1)!;
            var box = new PageBox(1, 390, 490, 410, 510);
            var page = new OcrPage([[new PdfLine("word", box, 20, [])]], 1);

            // The middle of the picture stays where it is; the box around it grows a little.
            var back = level.Restore([page])[0].Blocks[0][0].Box;
            Assert.Equal((400, 500), ((int)MathF.Round((back.Left + back.Right) / 2), (int)MathF.Round((back.Top + back.Bottom) / 2)));
            Assert.InRange(back.Right - back.Left, 20.5f, 23);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Reads_a_scan_that_lies_askew()
    {
        ExtractionFixture.RequirePoppler();
        Assert.SkipUnless((await fixture.Diagnostics.GetStatusAsync(TestContext.Current.CancellationToken)).OcrLanguages.Contains("eng"), "tesseract is not installed (apt-get install tesseract-ocr)");

        // A turned page: its lines are six degrees out of the level.
        var lines = new[] { "The deductible is five hundred per year and per person.", "It does not apply to preventive care or to the yearly visit.", "Prescriptions cost ten for each package that is collected.", "Emergency rooms charge the full amount for everything else." }
            .Select((text, i) => new PdfFixture.Line(72, 700 - (i * 26), 14, text) { Before = i == 0 ? "0 g 0.9945 0.1045 -0.1045 0.9945 60 -60 cm" : "0 g" }).ToArray();
        var pdf = PdfFixture.Create(null, lines);
        var picture = await fixture.Extractor.RenderPageAsync(fixture.Write("page.pdf", pdf), 1, 200, [], TestContext.Current.CancellationToken);
        var document = await fixture.ReadAsync("scan.png", picture!);

        Assert.Contains("deductible is five hundred per year", document.Text, StringComparison.Ordinal);
        Assert.Contains("Emergency rooms charge the full amount", document.Text, StringComparison.Ordinal);
    }

    /// <summary>Dark bars with gaps, as far away text looks.</summary>
    private static GrayPicture Lines()
    {
        const int width = 800, height = 1000;
        var pixels = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var inLine = y is > 150 and < 850 && y % 28 < 10 && x is > 120 and < 680 && ((x / 9) + (y / 28)) % 6 != 0;
                pixels[(y * width) + x] = inLine ? (byte)20 : (byte)245;
            }
        }

        return new GrayPicture(width, height, pixels);
    }
}
