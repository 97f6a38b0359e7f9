using System.IO.Compression;
using System.Text;
using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Extraction.Readers.Pdf;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class PdfMentionsTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Theory]
    [InlineData("<< /Names << /EmbeddedFiles 3 0 R >> >>", true)]
    [InlineData("<< /Type /Catalog /Pages 2 0 R >>", false)]
    public void Finds_embedded_files_in_the_open_and_in_packed_objects(string catalogue, bool expected)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(Encoding.ASCII.GetBytes(catalogue));
        }

        byte[] file = [.. "%PDF-1.5\n1 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >> stream\r\n"u8, .. packed.ToArray(), .. "\nendstream\n"u8];

        Assert.Equal(expected, PdfMentions.OfEmbeddedFiles(fixture.Write("packed.pdf", file).Path));
        Assert.Equal(expected, PdfMentions.OfEmbeddedFiles(fixture.Write("open.pdf", Encoding.ASCII.GetBytes("%PDF-1.4\n" + catalogue)).Path));
    }
}
