using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RagLlama.Adapters.Tests.Extraction.Fixtures;

/// <summary>Writes small PDF files with text in Helvetica. Positions are in points from the lower left corner.</summary>
internal static class PdfFixture
{
    internal sealed record Line(float X, float Y, float Size, string Text)
    {
        /// <summary>Operators before the text, such as its colour.</summary>
        public string Before { get; init; } = "0 0 0 rg";

        public bool IsBold { get; init; }
    }

    /// <summary>A file of the objects given, numbered from 1; the first is the catalogue.</summary>
    public static byte[] OfObjects(params string[] objects) => Assemble(objects, "", withTable: true);

    /// <summary>The same without the table that tells where the objects are.</summary>
    public static byte[] Damaged(params string[] objects) => Assemble(objects, "", withTable: false);

    /// <summary>A page of a file of objects, with its content as the object after it. Fonts are objects 3 and 4, the page tree is object 2.</summary>
    public static string[] Page(int number, string entries, params Line[] lines)
    {
        var content = Content(lines);
        return
        [
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {number + 1} 0 R {entries} >>",
            $"<< /Length {content.Length} >>\nstream\n{content}endstream",
        ];
    }

    /// <summary>Catalogue, page tree and fonts, the first four objects.</summary>
    public static string[] Head(string catalogue, params int[] pages) =>
    [
        $"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select(page => $"{page} 0 R"))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
    ];

    /// <summary>A box of drawn lines: those across at the heights, those upright at the places.</summary>
    public static Line Grid(float[] places, float[] heights) => new(0, 0, 0, "")
    {
        Before = string.Concat(
            heights.Select(y => string.Create(CultureInfo.InvariantCulture, $"{places[0]} {y} m {places[^1]} {y} l S\n"))
                .Concat(places.Select(x => string.Create(CultureInfo.InvariantCulture, $"{x} {heights[0]} m {x} {heights[^1]} l S\n")))),
    };

    /// <summary>A file that opens with a password only: 40-bit RC4, the oldest of the standard's ways (ISO 32000-1, 7.6).</summary>
    public static byte[] Protected(string password, params Line[] page)
    {
        var padding = Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");
        byte[] Pad(string text) => [.. Encoding.Latin1.GetBytes(text).Concat(padding).Take(32)];
        var id = new byte[16];
        var owner = Rc4(Md5(Pad("owner"))[..5], Pad(password));
        var key = Md5([.. Pad(password), .. owner, 0xFC, 0xFF, 0xFF, 0xFF, .. id])[..5];
        var content = Encoding.Latin1.GetString(Rc4(Md5([.. key, 6, 0, 0, 0, 0])[..10], Encoding.Latin1.GetBytes(Content(page))));
        string[] objects = [.. Head("", 5), .. Page(5, "")];
        objects[5] = $"<< /Length {content.Length} >>\nstream\n{content}\nendstream";
        return Assemble(objects, $"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{Convert.ToHexString(owner)}> /U <{Convert.ToHexString(Rc4(key, padding))}> >> /ID [<{Convert.ToHexString(id)}> <{Convert.ToHexString(id)}>]", withTable: true);
    }

    public static byte[] Create(string? title, params Line[][] pages) => Write(title, pages, "", "");

    /// <summary>One page with further entries in its dictionary, such as <c>/Rotate 90</c>.</summary>
    public static byte[] WithPageEntries(string entries, Line[] page) => Write(null, [page], "", entries);

    /// <summary>Its password check fails for the empty password, and for any other.</summary>
    public static byte[] Encrypted() => Write(null, [[new(72, 700, 12, "secret")]],
        $"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <{new string('a', 64)}> /U <{new string('b', 64)}> >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]", "");

    /// <summary>A page of running text: one line under the other, in order.</summary>
    public static Line[] Body(float top, params string[] lines) => [.. lines.Select((text, i) => new Line(72, top - (i * 14), 11, text))];

    private static byte[] Write(string? title, Line[][] pages, string trailer, string pageEntries)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{(2 * i) + 5} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            $"<< /ModDate (D:20260301100000Z) {(title is null ? "" : $"/Title ({title})")} >>",
        };
        for (var i = 0; i < pages.Length; i++)
        {
            var content = Content(pages[i]);
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {(2 * i) + 6} 0 R {pageEntries} >>");
            objects.Add($"<< /Length {content.Length} >>\nstream\n{content}endstream");
        }

        return Assemble(objects, "/Info 4 0 R " + trailer, withTable: true);
    }

    private static string Content(IEnumerable<Line> lines)
    {
        var content = new StringBuilder();
        foreach (var line in lines)
        {
            content.Append(CultureInfo.InvariantCulture, $"{line.Before}\n");
            if (line.Text.Length > 0)
            {
                content.Append(CultureInfo.InvariantCulture, $"BT /{(line.IsBold ? "F2" : "F1")} {line.Size} Tf {line.X} {line.Y} Td ({line.Text}) Tj ET\n");
            }
        }

        return content.ToString();
    }

    private static byte[] Assemble(IReadOnlyList<string> objects, string trailer, bool withTable)
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var content in objects)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{content}\nendobj\n");
        }

        if (withTable)
        {
            var start = pdf.Length;
            pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
            offsets.ForEach(offset => pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
            pdf.Append(CultureInfo.InvariantCulture, $"trailer << /Size {offsets.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        }

        else
        {
            pdf.Append(CultureInfo.InvariantCulture, $"trailer << /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n3\n%%EOF\n");
        }

        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    [SuppressMessage("Security", "CA5351:Do not use broken cryptographic algorithms", Justification = "The file format prescribes it.")]
    private static byte[] Md5(byte[] data) => MD5.HashData(data);

    private static byte[] Rc4(byte[] key, byte[] data)
    {
        var state = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
        }

        var result = new byte[data.Length];
        for (int n = 0, i = 0, j = 0; n < data.Length; n++)
        {
            i = (i + 1) & 255;
            j = (j + state[i]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
            result[n] = (byte)(data[n] ^ state[(state[i] + state[j]) & 255]);
        }

        return result;
    }
}
