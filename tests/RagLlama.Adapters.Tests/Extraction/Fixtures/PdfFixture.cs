using System.Globalization;
using System.Text;

namespace RagLlama.Adapters.Tests.Extraction.Fixtures;

/// <summary>Writes small PDF files with text in Helvetica. Positions are in points from the lower left corner.</summary>
internal static class PdfFixture
{
    internal sealed record Line(float X, float Y, float Size, string Text)
    {
        /// <summary>Operators before the text, such as its colour.</summary>
        public string Before { get; init; } = "0 0 0 rg";
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
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        void Object(string content)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{content}\nendobj\n");
        }

        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object($"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{(2 * i) + 5} 0 R"))}] >>");
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        Object($"<< /ModDate (D:20260301100000Z) {(title is null ? "" : $"/Title ({title})")} >>");
        for (var i = 0; i < pages.Length; i++)
        {
            var content = new StringBuilder();
            foreach (var line in pages[i])
            {
                content.Append(CultureInfo.InvariantCulture, $"{line.Before}\nBT /F1 {line.Size} Tf {line.X} {line.Y} Td ({line.Text}) Tj ET\n");
            }

            Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {(2 * i) + 6} 0 R {pageEntries} >>");
            Object($"<< /Length {content.Length} >>\nstream\n{content}endstream");
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        }

        pdf.Append(CultureInfo.InvariantCulture, $"trailer << /Size {offsets.Count + 1} /Root 1 0 R /Info 4 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
