namespace RagLlama.Inference.OnnxGenAI.Folder;

/// <summary>Reads the fields of one protocol buffer message in a stream; content nobody asked for is skipped without being read.</summary>
internal sealed class ProtoReader(Stream stream, long end)
{
    /// <summary>Names and paths are short; anything longer is not what is looked for.</summary>
    private const int LongestText = 4096;

    private long next = stream.Position;

    /// <summary>Null at the end of the message.</summary>
    /// <exception cref="InvalidDataException">The message is cut off or is none.</exception>
    public ProtoField? Next()
    {
        if (next >= end)
        {
            return next == end ? null : throw Broken();
        }

        stream.Position = next;
        var key = ReadNumber();
        var number = (int)(key >> 3);
        var field = (key & 7) switch
        {
            0 => new ProtoField(number, ReadNumber(), null),
            1 => new ProtoField(number, 0, stream.Position + 8),
            2 => new ProtoField(number, 0, LengthEnd()),
            5 => new ProtoField(number, 0, stream.Position + 4),
            _ => throw Broken(),
        };
        next = field.End ?? stream.Position;
        return next <= end && number > 0 ? field : throw Broken();
    }

    /// <summary>The message that the field just returned holds.</summary>
    public ProtoReader Within(long fieldEnd) => new(stream, fieldEnd);

    public byte[] Bytes(long fieldEnd)
    {
        var length = fieldEnd - stream.Position;
        if (length > LongestText)
        {
            return [];
        }

        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private long LengthEnd()
    {
        var length = ReadNumber();
        return length <= (ulong)(end - stream.Position) ? stream.Position + (long)length : throw Broken();
    }

    private ulong ReadNumber()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var read = stream.ReadByte();
            if (read < 0)
            {
                throw Broken();
            }

            value |= (ulong)(read & 0x7F) << shift;
            if (read < 0x80)
            {
                return value;
            }
        }

        throw Broken();
    }

    private static InvalidDataException Broken() => new("it is cut off or is no ONNX model");
}
