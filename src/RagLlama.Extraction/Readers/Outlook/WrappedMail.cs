using System.Buffers.Binary;
using System.Text;
using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.Outlook;

/// <summary>What a winmail.dat file holds (MS-OXTNEF): the text that Outlook did not send as a mail does, and the attachments.</summary>
internal sealed class WrappedMail
{
    private const int MostItems = 5000;
    private const uint Subject = 0x00018004, Body = 0x0002800C, AttachmentStart = 0x00069002, AttachmentTitle = 0x00018010, AttachmentData = 0x0006800F;
    private const uint MessageProperties = 0x00069003, AttachmentProperties = 0x00069005, CodePage = 0x00069007;

    private Encoding narrow = TextDecoder.Western;

    public string? Title { get; private set; }

    public string? Plain { get; private set; }

    public byte[]? Html { get; private set; }

    public byte[]? RichText { get; private set; }

    public List<(string? Name, byte[] Content)> Attachments { get; } = [];

    /// <summary>Reads as far as the file is whole.</summary>
    public static WrappedMail Read(ReadOnlySpan<byte> file)
    {
        var mail = new WrappedMail();
        var (name, content) = ((string?)null, (byte[]?)null);
        var at = 6;
        for (var items = 0; items < MostItems && at + 11 <= file.Length; items++)
        {
            var id = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 1)..]);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 5)..]);
            if (length > file.Length - at - 9)
            {
                break;
            }

            var data = file.Slice(at + 9, (int)length);
            at += 9 + (int)length + 2;
            if (id == AttachmentStart)
            {
                mail.Keep(name, content);
                (name, content) = (null, null);
            }

            (name, content) = (id, name) switch
            {
                (AttachmentTitle, null) => (mail.Text(data), content),
                (AttachmentData, _) => (name, data.ToArray()),
                (AttachmentProperties, _) => (Properties(data).GetValueOrDefault(0x3707) is { } own ? mail.Text(own) : name, content),
                _ => (name, content),
            };
            mail.Take(id, data);
        }

        mail.Keep(name, content);
        return mail;
    }

    private void Keep(string? name, byte[]? content)
    {
        if (content is { Length: > 0 })
        {
            Attachments.Add((name, content));
        }
    }

    private void Take(uint id, ReadOnlySpan<byte> data)
    {
        switch (id)
        {
            case CodePage when data.Length >= 4 && Charsets.Find("windows-" + BinaryPrimitives.ReadUInt32LittleEndian(data)) is { } encoding:
                narrow = encoding;
                break;
            case Subject:
                Title ??= Text(data);
                break;
            case Body:
                Plain ??= Text(data);
                break;
            case MessageProperties:
                var properties = Properties(data);
                Title ??= properties.GetValueOrDefault(0x0037) is { } title ? Text(title) : null;
                Plain ??= properties.GetValueOrDefault(0x1000) is { } plain ? Text(plain) : null;
                Html ??= properties.GetValueOrDefault(0x1013);
                RichText ??= properties.GetValueOrDefault(0x1009) is { } packed ? CompressedRichText.Unpack(packed) : null;
                break;
            default:
                break;
        }
    }

    /// <summary>Texts in UTF-16 have a zero in every other byte; others are in the file's code page.</summary>
    private string Text(ReadOnlySpan<byte> bytes) =>
        (bytes.Length > 2 && bytes[1] == 0 && bytes.Length % 2 == 0 ? Encoding.Unicode : narrow).GetString(bytes).TrimEnd('\0');

    /// <summary>Values of variable length by their number; the others are only stepped over.</summary>
    private static Dictionary<int, byte[]> Properties(ReadOnlySpan<byte> data)
    {
        var found = new Dictionary<int, byte[]>();
        var at = 4;
        for (var items = 0; items < MostItems && at + 4 <= data.Length; items++)
        {
            var type = BinaryPrimitives.ReadUInt16LittleEndian(data[at..]);
            var id = BinaryPrimitives.ReadUInt16LittleEndian(data[(at + 2)..]);
            at += 4;
            if (id >= 0x8000 && !StepOverName(data, ref at))
            {
                break;
            }

            var (isMany, kind) = ((type & 0x1000) != 0, type & 0x0FFF);
            var isVariable = kind is 0x001E or 0x001F or 0x0102 or 0x000D;
            var count = 1u;
            if (isMany || isVariable)
            {
                if (at + 4 > data.Length)
                {
                    break;
                }

                count = BinaryPrimitives.ReadUInt32LittleEndian(data[at..]);
                at += 4;
            }

            for (var i = 0u; i < count && i < MostItems && at >= 0 && at < data.Length; i++)
            {
                if (!isVariable)
                {
                    at += kind switch { 0x0005 or 0x0006 or 0x0007 or 0x0014 or 0x0040 => 8, 0x0048 => 16, _ => 4 };
                    continue;
                }

                var length = at + 4 <= data.Length ? BinaryPrimitives.ReadUInt32LittleEndian(data[at..]) : uint.MaxValue;
                if (length > data.Length - at - 4)
                {
                    return found;
                }

                found.TryAdd(id, data.Slice(at + 4, (int)length).ToArray());
                at += 4 + (int)((length + 3) & ~3u);
            }
        }

        return found;
    }

    /// <summary>A named property has a group, a kind, and a number or a name.</summary>
    private static bool StepOverName(ReadOnlySpan<byte> data, ref int at)
    {
        if (at + 24 > data.Length)
        {
            return false;
        }

        var isNumber = BinaryPrimitives.ReadUInt32LittleEndian(data[(at + 16)..]) == 0;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(data[(at + 20)..]);
        at += 24;
        if (!isNumber)
        {
            if (length > data.Length - at)
            {
                return false;
            }

            at += (int)((length + 3) & ~3u);
        }

        return true;
    }
}
