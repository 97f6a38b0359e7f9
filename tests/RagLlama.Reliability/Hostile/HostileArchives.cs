using System.Formats.Tar;
using System.Text;

namespace RagLlama.Reliability.Hostile;

/// <summary>Archives that grow, that nest, that lie about themselves, and that want to write elsewhere.</summary>
internal static class HostileArchives
{
    private static readonly string[] Names =
    [
        "../../../../tmp/ragllama-slip.txt", "/tmp/ragllama-slip.txt", "C:\\Windows\\ragllama-slip.txt", "..\\..\\ragllama-slip.txt", "..\u2215..\u2215slip.txt", "CON", "nul.txt", new string('n', 300) + ".txt",
        "line\nbreak.txt", "\u001b[31mred.txt", "folder/../../slip.txt", "a\0b.txt",
    ];

    public static IEnumerable<HostileFile> Create(string canary)
    {
        var bomb = Zip.Pack([("zeros.txt", new byte[150 << 20])]);
        yield return new("grows.zip", bomb, "limit_ratio");
        yield return new("grows.docx", Zip.Pack([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", new byte[150 << 20])]), "limit_ratio");
        yield return new("lies.zip", Lie(Zip.Pack([("zeros.txt", new byte[20 << 20])]), 1000));
        yield return new("parts.zip", Zip.Pack(Enumerable.Range(0, 20_000).Select(i => ($"{i}.txt", "x"u8.ToArray()))), "limit_size");
        yield return new("nested.zip", Nest(bomb, 8));
        yield return new("nested.gz", Enumerable.Range(0, 12).Aggregate("The innermost text."u8.ToArray(), (content, _) => Zip.Gzip(content)));
        yield return new("grows.gz", Zip.Gzip(new byte[300 << 20]), "limit_ratio");
        yield return new("slips.zip", Zip.Pack(Names.Select(name => (name, "A text that wants to be elsewhere."u8.ToArray()))));
        yield return new("links.tar", Links(canary));
        yield return new("cut.zip", Zip.Text(("a.txt", new string('a', 5000)))[..60], "corrupt");
        yield return new("program.pdf", [0x7F, 0x45, 0x4C, 0x46, .. new byte[4096]]);
        yield return new("archive.md", Zip.Text(("inside.md", "# An archive that calls itself a page")));
        yield return new("polyglot.pdf", [.. "%PDF-1.4\n"u8, .. Zip.Text(("inside.txt", "Both a PDF and an archive."))]);
    }

    private static byte[] Nest(byte[] content, int times) =>
        Enumerable.Range(0, times).Aggregate(content, (inner, i) => Zip.Pack([($"level{i}.zip", inner), ($"level{i}-copy.zip", inner)]));

    /// <summary>Declares fewer bytes than the entry has.</summary>
    private static byte[] Lie(byte[] zip, int declared)
    {
        var directory = zip.AsSpan().LastIndexOf("PK\x1\x2"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(directory + 24), declared);
        return zip;
    }

    private static byte[] Links(string canary)
    {
        using var memory = new MemoryStream();
        using (var tar = new TarWriter(memory, TarEntryFormat.Pax, leaveOpen: true))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "symbolic.txt") { LinkName = canary });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "hard.txt") { LinkName = canary });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "../../../../tmp/ragllama-slip.txt") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes("A text beside the links.")) });
        }

        return memory.ToArray();
    }
}
