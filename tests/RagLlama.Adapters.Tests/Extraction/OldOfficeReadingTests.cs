using System.Diagnostics;
using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Documents;

namespace RagLlama.Adapters.Tests.Extraction;

/// <summary>LibreOffice writes the old files that are read here.</summary>
public sealed class OldOfficeReadingTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task Reads_an_old_word_document_with_its_headings_and_tables()
    {
        const string row = "\\trowd\\cellx2000\\cellx4000\\intbl ";
        var bytes = await ConvertAsync("rtf", "doc", "{\\rtf1\\ansi{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}}\\pard\\s1\\outlinelevel0 Leave\\par\\pard\\s0 Five days.\\par"
            + row + "City\\cell Fee\\cell\\row" + row + "Rome\\cell 3\\cell\\row\\pard End.\\par}");
        var document = await fixture.ReadAsync("old.doc", bytes);

        Assert.Equal("application/msword", document.MediaType);
        Assert.Equal("Leave\n\nFive days.\n\nCity | Fee\nRome | 3\n\nEnd.", document.Text);
        Assert.Equal([BlockType.Heading, BlockType.Paragraph, BlockType.Table, BlockType.Paragraph], document.Blocks.Select(block => block.Type));
    }

    [Fact]
    public async Task Reads_an_old_workbook() =>
        Assert.EndsWith("City | Fee\nRome | 3", (await fixture.ReadAsync("old.xls", await ConvertAsync("csv", "xls", "City,Fee\nRome,3\n"))).Text, StringComparison.Ordinal);

    private static async Task<byte[]> ConvertAsync(string from, string to, string source)
    {
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, "soffice"))), "LibreOffice is not installed (apt-get install libreoffice-nogui)");
        var folder = Directory.CreateTempSubdirectory("old-office-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "file." + from), source, TestContext.Current.CancellationToken);
            using var office = Process.Start(new ProcessStartInfo("soffice", [$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}", "--headless", "--norestore", "--convert-to", to, "--outdir", folder, Path.Combine(folder, "file." + from)]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await office.WaitForExitAsync(TestContext.Current.CancellationToken);
            return await File.ReadAllBytesAsync(Path.Combine(folder, "file." + to), TestContext.Current.CancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
