using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace RagLlama.Inference.BuiltIn;

/// <summary>
/// The bytes of a prepared passage: version, numbers of pieces in title and text, the pieces, and for each window 1 / length of its vector. With
/// these a window's cosine needs no vector: the dot product of a sum is the sum of the pieces' dot products. Little-endian.
/// </summary>
internal readonly ref struct WindowForm
{
    public const int Version = 1;

    /// <summary>Pieces in half a window: windows have 24 pieces and start every 12.</summary>
    public const int Stride = 12;

    public const int MostPieces = ushort.MaxValue;

    private const int HeaderLength = 6;

    private WindowForm(ReadOnlySpan<ushort> title, ReadOnlySpan<ushort> text, ReadOnlySpan<Half> inverseNorms)
    {
        Title = title;
        Text = text;
        InverseNorms = inverseNorms;
    }

    public ReadOnlySpan<ushort> Title { get; }

    public ReadOnlySpan<ushort> Text { get; }

    /// <summary>One for each window; 0 for a window whose vector is zero.</summary>
    public ReadOnlySpan<Half> InverseNorms { get; }

    public static int WindowCount(int textPieces) => Math.Max(1, (textPieces - 1) / Stride);

    /// <exception cref="InvalidDataException">These are not the bytes of a prepared passage of this version.</exception>
    public static WindowForm Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength || BinaryPrimitives.ReadUInt16LittleEndian(bytes) != Version)
        {
            throw new InvalidDataException("A prepared passage has an unknown form. Ingest its document again.");
        }

        var title = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        var text = BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]);
        var numbers = MemoryMarshal.Cast<byte, ushort>(bytes[HeaderLength..]);
        if (numbers.Length != title + text + WindowCount(text))
        {
            throw new InvalidDataException("A prepared passage is damaged. Ingest its document again.");
        }

        return new WindowForm(numbers[..title], numbers.Slice(title, text), MemoryMarshal.Cast<ushort, Half>(numbers[(title + text)..]));
    }

    public static byte[] Write(ReadOnlySpan<ushort> title, ReadOnlySpan<ushort> text, ReadOnlySpan<Half> inverseNorms)
    {
        var bytes = new byte[HeaderLength + (2 * (title.Length + text.Length + inverseNorms.Length))];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2), (ushort)title.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), (ushort)text.Length);
        var numbers = MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan(HeaderLength));
        title.CopyTo(numbers);
        text.CopyTo(numbers[title.Length..]);
        MemoryMarshal.Cast<Half, ushort>(inverseNorms).CopyTo(numbers[(title.Length + text.Length)..]);
        return bytes;
    }
}
