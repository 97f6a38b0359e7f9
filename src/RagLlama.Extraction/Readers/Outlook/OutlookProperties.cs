using System.Globalization;
using System.Text;
using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.Outlook;

/// <summary>Properties of a message or attachment (MS-OXMSG 2.4): long values in streams of their own, short ones in a table.</summary>
internal sealed class OutlookProperties(CompoundFile file, string folder)
{
    private const int TypeTime = 0x0040;
    private const int TypeInteger = 0x0003;

    /// <summary>Name of the encoding of the message's 8-bit texts; null when it is not told.</summary>
    public string? CodePage => (Short(0x3FDE, TypeInteger) ?? Short(0x3FFD, TypeInteger)) is { } number and > 0 and < 70_000 ? NameOf((int)number) : null;

    public string? Text(int id)
    {
        if (Stream(id, "001F") is { } wide)
        {
            return Encoding.Unicode.GetString(wide).TrimEnd('\0');
        }

        return Stream(id, "001E") is { } narrow ? (Charsets.Find(CodePage) is { } encoding ? encoding.GetString(narrow) : TextDecoder.Decode(narrow)).TrimEnd('\0') : null;
    }

    public byte[]? Binary(int id) => Stream(id, "0102");

    public DateTimeOffset? Time(int id) =>
        Short(id, TypeTime) is { } ticks and > 0 and < 2_650_467_743_990_000_000 ? DateTimeOffset.FromFileTime(ticks).ToUniversalTime() : null;

    private static string? NameOf(int codePage)
    {
        try
        {
            return Encoding.GetEncoding(codePage).WebName;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private byte[]? Stream(int id, string type) => file.Read(string.Create(CultureInfo.InvariantCulture, $"{folder}__substg1.0_{id:X4}{type}"));

    private long? Short(int id, int type)
    {
        var table = file.Read(folder + "__properties_version1.0") ?? [];
        var tag = ((uint)id << 16) | (uint)type;

        // The head's length depends on what the table belongs to: message 32, embedded message 24, attachment 8. Entries have 16 bytes.
        for (var at = table.Length % 16; at + 16 <= table.Length; at += 16)
        {
            if (BitConverter.ToUInt32(table, at) == tag)
            {
                return type == TypeTime ? BitConverter.ToInt64(table, at + 8) : BitConverter.ToInt32(table, at + 8);
            }
        }

        return null;
    }
}
