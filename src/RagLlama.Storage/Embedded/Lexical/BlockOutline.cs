using System.Buffers.Binary;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>What is known of a full block without unpacking it: enough for an upper bound of its scores under any statistics.</summary>
/// <param name="Last">Position of its last passage.</param>
/// <param name="Shortest">Length of its shortest passage, in terms.</param>
internal readonly record struct BlockOutline(int Last, int Bytes, int MostOccurrences, int MostInTitle, int Shortest)
{
    public static BlockOutline Read(ReadOnlySpan<byte> list, int block)
    {
        var bytes = list.Slice(block * PostingFormat.OutlineBytes, PostingFormat.OutlineBytes);
        return new BlockOutline(
            BinaryPrimitives.ReadInt32LittleEndian(bytes),
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]),
            bytes[6],
            bytes[7],
            BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]));
    }
}
