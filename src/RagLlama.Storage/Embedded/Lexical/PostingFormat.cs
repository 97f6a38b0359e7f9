using System.Buffers.Binary;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>
/// A term's passages in a segment: for each full block of 128 its outline, then the blocks, then the rest. A block is three bit widths (one byte
/// each) and three packed runs: gaps between positions less one, occurrences less one, occurrences in the title. The rest is variable-length
/// numbers: the gap less one, doubled, plus one when occurrences follow.
/// </summary>
internal static class PostingFormat
{
    /// <summary>Bytes of a block's outline: last position (4), bytes of the block (2), most occurrences (1), most in the title (1), shortest passage (4).</summary>
    public const int OutlineBytes = 12;

    /// <summary>Stands in an outline for this many or more.</summary>
    public const int Many = byte.MaxValue;

    /// <summary>Reads the next block of passages. False at the end.</summary>
    /// <param name="bytes">All of the term's bytes.</param>
    /// <param name="occurrences">False to read positions only.</param>
    public static bool ReadNext(ReadOnlySpan<byte> bytes, ref PostingList list, PostingBlock block, bool occurrences)
    {
        var left = list.Chunks - list.Read;
        if (left <= 0)
        {
            return false;
        }

        if (list.Read == 0)
        {
            list.Next = list.Chunks / BitPacking.Count * OutlineBytes;
        }

        if (left >= BitPacking.Count)
        {
            ReadFull(bytes, ref list, block, occurrences);
        }
        else
        {
            ReadRest(bytes, ref list, block, left);
        }

        list.Read += block.Count;
        list.Last = (int)block.Ordinals[block.Count - 1];
        return true;
    }

    public static void WriteOutline(Span<byte> to, BlockOutline outline)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to, outline.Last);
        BinaryPrimitives.WriteUInt16LittleEndian(to[4..], (ushort)outline.Bytes);
        to[6] = (byte)Math.Min(Many, outline.MostOccurrences);
        to[7] = (byte)Math.Min(Many, outline.MostInTitle);
        BinaryPrimitives.WriteInt32LittleEndian(to[8..], outline.Shortest);
    }

    private static void ReadFull(ReadOnlySpan<byte> bytes, ref PostingList list, PostingBlock block, bool occurrences)
    {
        var data = bytes[list.Next..];
        int gapBits = data[0], moreBits = data[1], titleBits = data[2];
        if (gapBits > 32 || moreBits > 32 || titleBits > 32)
        {
            throw new InvalidDataException("A block of the lexical index is damaged. Run 'ragllama fsck --repair'.");
        }

        var more = 3 + BitPacking.BytesFor(gapBits);
        var titles = more + BitPacking.BytesFor(moreBits);
        BitPacking.Unpack(data[3..], gapBits, block.Ordinals);
        BitPacking.Accumulate(block.Ordinals, list.Last);
        if (occurrences)
        {
            BitPacking.Unpack(data[more..], moreBits, block.More);
            BitPacking.Unpack(data[titles..], titleBits, block.Titles);
        }

        block.Count = BitPacking.Count;
        list.Next += titles + BitPacking.BytesFor(titleBits);
    }

    private static void ReadRest(ReadOnlySpan<byte> bytes, ref PostingList list, PostingBlock block, int count)
    {
        var position = list.Next;
        var last = (uint)list.Last;
        for (var index = 0; index < count; index++)
        {
            var code = VarInt.Read(bytes, ref position);
            last += (code >> 1) + 1;
            block.Ordinals[index] = last;
            block.More[index] = 0;
            block.Titles[index] = 0;
            if ((code & 1) != 0)
            {
                block.More[index] = VarInt.Read(bytes, ref position);
                block.Titles[index] = VarInt.Read(bytes, ref position);
            }
        }

        block.Count = count;
        list.Next = position;
    }
}
