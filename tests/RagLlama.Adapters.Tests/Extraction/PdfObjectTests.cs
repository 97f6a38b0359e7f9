using System.IO.Compression;
using System.Text;
using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class PdfObjectTests
{
    [Fact]
    public void Reads_every_kind_of_object()
    {
        var value = (PdfDictionary)new PdfLexer("<< /A#20b [1 -2.5 +.5 true null (a\\(b\\)\\101) <48656C6C6F>] /R 12 0 R % note\n /N 12 0 >>"u8.ToArray(), 0).Read()!;

        var items = (List<object?>)value["A b"]!;
        Assert.Equal([1.0, -2.5, 0.5, true, null], items.Take(5));
        Assert.Equal("a(b)A", Encoding.Latin1.GetString((byte[])items[5]!));
        Assert.Equal("Hello", Encoding.Latin1.GetString((byte[])items[6]!));
        Assert.Equal(new PdfReference(12), value["R"]);
        Assert.Equal(12.0, value["N"]);
    }

    [Fact]
    public void Refuses_objects_nested_too_deeply() =>
        Assert.Throws<InvalidDataException>(() => new PdfLexer(Encoding.Latin1.GetBytes(new string('[', 10_000)), 0).Read());

    [Fact]
    public void Unpacks_the_examples_of_the_standard()
    {
        Assert.Equal([45, 45, 45, 45, 45, 65, 45, 45, 45, 66], PdfFilters.Decode("LZWDecode", [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01], null, 1000));
        Assert.Equal("Hello World!", Encoding.Latin1.GetString(PdfFilters.Decode("ASCII85Decode", "87cURD]i,\"Ebo80~>"u8.ToArray(), null, 1000)));
        Assert.Equal("aaab"u8.ToArray(), PdfFilters.Decode("RunLengthDecode", [254, (byte)'a', 0, (byte)'b', 128], null, 1000));
        Assert.Equal("Hi"u8.ToArray(), PdfFilters.Decode("ASCIIHexDecode", "48 69>"u8.ToArray(), null, 1000));
    }

    [Fact]
    public void A_stream_that_unpacks_to_more_than_is_allowed_is_refused() =>
        Assert.Throws<InvalidDataException>(() => PdfFilters.Decode("FlateDecode", Packed(new byte[100_000]), null, 10_000));

    [Fact]
    public void Finds_objects_that_are_packed_in_streams()
    {
        var first = "3 0 4 37 ".Length;
        var inner = Encoding.Latin1.GetBytes($"3 0 4 37 {"<< /Type /Pages /Kids [4 0 R] >>",-37}<< /Type /Page /Rotate 90 >>");
        var packed = Packed(inner);
        using var file = new MemoryStream();
        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        Write("%PDF-1.5\n");
        var catalogue = file.Position;
        Write("1 0 obj\n<< /Type /Catalog /Pages 3 0 R >>\nendobj\n");
        var container = file.Position;
        Write($"2 0 obj\n<< /Type /ObjStm /N 2 /First {first} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n");
        file.Write(packed);
        Write("\nendstream\nendobj\n");
        var table = file.Position;
        byte[] entries = [0, 0, 0, 0, 1, (byte)(catalogue >> 8), (byte)catalogue, 0, 1, (byte)(container >> 8), (byte)container, 0, 2, 0, 2, 0, 2, 0, 2, 1];
        Write($"5 0 obj\n<< /Type /XRef /Size 5 /W [1 2 1] /Root 1 0 R /Length {entries.Length} >>\nstream\n");
        file.Write(entries);
        Write($"\nendstream\nendobj\nstartxref\n{table}\n%%EOF");
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, file.ToArray());
            var (page, number) = Assert.Single(PdfFile.Open(path)!.Pages());
            Assert.Equal((4, 90.0), (number, page["Rotate"]));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Packed(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return packed.ToArray();
    }
}
