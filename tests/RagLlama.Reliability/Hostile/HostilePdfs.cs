using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace RagLlama.Reliability.Hostile;

/// <summary>PDF files whose objects run in circles or grow.</summary>
internal static class HostilePdfs
{
    private const string Font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

    public static IEnumerable<HostileFile> Create()
    {
        yield return new("page-loop.pdf", Write(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R >>"]));
        yield return new("outline-loop.pdf", Write(["<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", Page("", 4), Stream("BT /F 12 Tf 72 700 Td (Its outline never ends.) Tj ET"), "<< /First 6 0 R /Last 6 0 R >>", "<< /Title (again) /Next 6 0 R /First 6 0 R /Parent 5 0 R >>"]));
        yield return new("previous-loop.pdf", Write(OnePage("The table of its objects names itself."), previous: true));
        yield return new("deep-arrays.pdf", Write(["<< /Type /Catalog /Pages 2 0 R /Deep " + new string('[', 300_000) + " >>", "<< /Type /Pages /Count 0 /Kids [] >>"]));
        yield return new("form-loop.pdf", Write(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", Page("/XObject << /X 5 0 R >>", 4), Stream("/X Do"), "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream"]));
        yield return new("huge-page.pdf", Write(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e9 1e9] /Resources << /Font << /F " + Font + " >> >> /Contents 4 0 R >>", Stream("BT /F 12 Tf 72 700 Td (A page as large as a country.) Tj ET")]));
        yield return new("growing-stream.pdf", Write(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", Page("", 4), Grown(3)]));
        yield return new("many-pages.pdf", Write(ManyPages(10_000)));
        yield return new("encrypted.pdf", Write(OnePage("secret"), $"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <{new string('a', 64)}> /U <{new string('b', 64)}> >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"), "encrypted");
        yield return new("script.pdf", Write(["<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9/'\\)) >> /AA << /WC << /S /Launch /F (/bin/sh) >> >> >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", Page("", 4), Stream("BT /F 12 Tf 72 700 Td (It wants to run a script.) Tj ET")]));
        yield return new("cut.pdf", Write(OnePage(new string('a', 4000)))[..900]);
        yield return new("nothing.pdf", "%PDF-1.7\n"u8.ToArray());
    }

    private static List<string> OnePage(string text) => ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", Page("", 4), Stream($"BT /F 12 Tf 72 700 Td ({text}) Tj ET")];

    private static List<string> ManyPages(int count)
    {
        var objects = new List<string> { "<< /Type /Catalog /Pages 2 0 R >>", $"<< /Type /Pages /Count {count} /Kids [{string.Join(' ', Enumerable.Range(0, count).Select(i => $"{(2 * i) + 3} 0 R"))}] >>" };
        for (var i = 0; i < count; i++)
        {
            objects.Add(Page("", (2 * i) + 4));
            objects.Add(Stream($"BT /F 12 Tf 72 700 Td (Page {i} of very many.) Tj ET"));
        }

        return objects;
    }

    private static string Page(string resources, int contents) => $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F {Font} >> {resources} >> /Contents {contents} 0 R >>";

    private static string Stream(string content) => $"<< /Length {content.Length} >>\nstream\n{content}\nendstream";

    /// <summary>A stream packed several times: kilobytes that become a gigabyte of spaces.</summary>
    private static string Grown(int times)
    {
        var content = new byte[256 << 20];
        Array.Fill(content, (byte)' ');
        for (var i = 0; i < times; i++)
        {
            using var memory = new MemoryStream();
            using (var packed = new ZLibStream(memory, CompressionLevel.SmallestSize))
            {
                packed.Write(content);
            }

            content = memory.ToArray();
        }

        return $"<< /Length {content.Length} /Filter [{string.Concat(Enumerable.Repeat("/FlateDecode ", times))}] >>\nstream\n{Encoding.Latin1.GetString(content)}\nendstream";
    }

    private static byte[] Write(List<string> objects, string trailer = "", bool previous = false)
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var content in objects)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{content}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer << /Size {offsets.Count + 1} /Root 1 0 R {(previous ? $"/Prev {start}" : "")} {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
