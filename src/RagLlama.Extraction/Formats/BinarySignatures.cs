using System.Text;

namespace RagLlama.Extraction.Formats;

/// <summary>Binary kinds by their first bytes: pictures and archives are read, the rest is recognised only to say clearly why it is not.</summary>
internal static class BinarySignatures
{
    private const string Program = "a program, which holds no document text";
    private const string Archive = "an archive. Unpack it and add the files inside";
    private const string Media = "a sound or video recording. Add its transcript instead";

    private static readonly (byte[] Magic, int Offset, string MediaType, string What)[] Known =
    [
        ([0x7F, 0x45, 0x4C, 0x46], 0, "application/x-elf", Program),
        ([0xCF, 0xFA, 0xED, 0xFE], 0, "application/x-mach-binary", Program),
        ([0xCA, 0xFE, 0xBA, 0xBE], 0, "application/java-vm", Program),
        (Ascii("\0asm"), 0, "application/wasm", Program),
        (Ascii("BZh"), 0, "application/x-bzip2", Archive),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], 0, "application/x-xz", Archive),
        ([0x37, 0x7A, 0xBC, 0xAF], 0, "application/x-7z-compressed", Archive),
        ([0x28, 0xB5, 0x2F, 0xFD], 0, "application/zstd", Archive),
        (Ascii("Rar!"), 0, "application/vnd.rar", Archive),
        (Ascii("ID3"), 0, "audio/mpeg", Media),
        (Ascii("OggS"), 0, "audio/ogg", Media),
        (Ascii("fLaC"), 0, "audio/flac", Media),
        (Ascii("WAVE"), 8, "audio/wav", Media),
        (Ascii("ftyp"), 4, "video/mp4", Media),
        ([0x1A, 0x45, 0xDF, 0xA3], 0, "video/webm", Media),
        (Ascii("SQLite format 3\0"), 0, "application/vnd.sqlite3", "a database. Export the wanted tables as .csv"),
        (Ascii("%!PS"), 0, "application/postscript", "a PostScript file. Save it as PDF"),
    ];

    private static readonly (byte[] Magic, int Offset, FileFormat Format)[] Read =
    [
        ([0x89, 0x50, 0x4E, 0x47], 0, new(FileKind.Picture, "image/png")),
        ([0xFF, 0xD8, 0xFF], 0, new(FileKind.Picture, "image/jpeg")),
        (Ascii("GIF8"), 0, new(FileKind.Picture, "image/gif")),
        (Ascii("II*\0"), 0, new(FileKind.Picture, "image/tiff")),
        (Ascii("MM\0*"), 0, new(FileKind.Picture, "image/tiff")),
        (Ascii("WEBP"), 8, new(FileKind.Picture, "image/webp")),
        ([0x78, 0x9F, 0x3E, 0x22], 0, new(FileKind.WrappedMail, "application/vnd.ms-tnef")),
        ([0x1F, 0x8B], 0, FileFormat.Gzip),
        (Ascii("ustar"), 257, FileFormat.Tar),
        (Ascii("{\\rtf"), 0, FileFormat.RichText),
    ];

    /// <summary>Null when the first bytes belong to none of the known kinds.</summary>
    /// <exception cref="UnsupportedFileException">They belong to a kind that is not read.</exception>
    public static FileFormat? Find(ReadOnlySpan<byte> head)
    {
        foreach (var (magic, offset, format) in Read)
        {
            if (Holds(head, magic, offset))
            {
                return format;
            }
        }

        foreach (var (magic, offset, mediaType, what) in Known)
        {
            if (Holds(head, magic, offset))
            {
                throw new UnsupportedFileException(mediaType, $"This is {what}.");
            }
        }

        if (head.StartsWith("MZ"u8) && head.Contains((byte)0))
        {
            throw new UnsupportedFileException("application/vnd.microsoft.portable-executable", $"This is {Program}.");
        }

        return null;
    }

    private static bool Holds(ReadOnlySpan<byte> head, byte[] magic, int offset) =>
        head.Length >= offset + magic.Length && head.Slice(offset, magic.Length).SequenceEqual(magic);

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
