using System.Buffers.Binary;

namespace RagLlama.Extraction.Protocol;

/// <summary>A message on a pipe: its length as four bytes, little endian, then its bytes.</summary>
internal static class Frame
{
    /// <summary>Bytes of the largest message: an extracted document at its longest in the widest script, with its structure.</summary>
    public const int MaxLength = 512 << 20;

    public static void Write(Stream stream, ReadOnlySpan<byte> message)
    {
        Span<byte> head = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(head, message.Length);
        stream.Write(head);
        stream.Write(message);
        stream.Flush();
    }

    public static async Task WriteAsync(Stream stream, byte[] message, CancellationToken cancellationToken)
    {
        var frame = new byte[4 + message.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, message.Length);
        message.CopyTo(frame, 4);
        await stream.WriteAsync(frame, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    /// <summary>Null at the end of the stream.</summary>
    public static byte[]? Read(Stream stream)
    {
        var head = new byte[4];
        if (stream.ReadAtLeast(head, 4, throwOnEndOfStream: false) < 4)
        {
            return null;
        }

        var message = new byte[Length(head, MaxLength)];
        return stream.ReadAtLeast(message, message.Length, throwOnEndOfStream: false) < message.Length ? null : message;
    }

    /// <summary>Null at the end of the stream.</summary>
    /// <exception cref="FrameTooLongException">The other end announces more than <paramref name="maxLength"/> bytes; nothing of it was read.</exception>
    public static async Task<byte[]?> ReadAsync(Stream stream, int maxLength, CancellationToken cancellationToken)
    {
        var head = new byte[4];
        if (await stream.ReadAtLeastAsync(head, 4, throwOnEndOfStream: false, cancellationToken) < 4)
        {
            return null;
        }

        var message = new byte[Length(head, maxLength)];
        return await stream.ReadAtLeastAsync(message, message.Length, throwOnEndOfStream: false, cancellationToken) < message.Length ? null : message;
    }

    private static int Length(byte[] head, int maxLength)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        return length >= 0 && length <= maxLength ? length : throw new FrameTooLongException();
    }
}
