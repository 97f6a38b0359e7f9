using System.Buffers.Binary;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>The first 128 bytes of a segment file: what it holds, where, and the checksums, its own last.</summary>
/// <param name="FirstRow">Row id of its first passage.</param>
internal sealed record SegmentHeader(int Chunks, int Terms, long FirstRow, IReadOnlyList<SegmentHeader.Extent> Sections)
{
    public const int Bytes = 128;

    private const ulong Magic = 0x3130_5845_4C4C_4752; // "RGLLEX01"
    private const int ExtentBytes = 12;
    private const int SectionCount = 5;

    /// <summary>Where a section begins, its length and its CRC-32C.</summary>
    internal readonly record struct Extent(int Offset, int Length, uint Checksum);

    public Extent this[SegmentSection section] => Sections[(int)section];

    public long FileBytes => Bytes + Sections.Sum(section => (long)section.Length);

    public void Write(Span<byte> to)
    {
        to.Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(to, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(to[8..], Chunks);
        BinaryPrimitives.WriteInt32LittleEndian(to[12..], Terms);
        BinaryPrimitives.WriteInt64LittleEndian(to[16..], FirstRow);
        for (var index = 0; index < SectionCount; index++)
        {
            var extent = to[(24 + (index * ExtentBytes))..];
            BinaryPrimitives.WriteInt32LittleEndian(extent, Sections[index].Offset);
            BinaryPrimitives.WriteInt32LittleEndian(extent[4..], Sections[index].Length);
            BinaryPrimitives.WriteUInt32LittleEndian(extent[8..], Sections[index].Checksum);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(to[(Bytes - sizeof(uint))..], Crc32C.Append(0, to[..(Bytes - sizeof(uint))]));
    }

    /// <summary>Null when the bytes are not a header as it was written, or do not fit a file of this length.</summary>
    public static SegmentHeader? Read(ReadOnlySpan<byte> from, long fileBytes)
    {
        if (from.Length < Bytes || BinaryPrimitives.ReadUInt64LittleEndian(from) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(from[(Bytes - sizeof(uint))..]) != Crc32C.Append(0, from[..(Bytes - sizeof(uint))]))
        {
            return null;
        }

        var sections = new Extent[SectionCount];
        for (var index = 0; index < SectionCount; index++)
        {
            var extent = from[(24 + (index * ExtentBytes))..];
            sections[index] = new Extent(
                BinaryPrimitives.ReadInt32LittleEndian(extent), BinaryPrimitives.ReadInt32LittleEndian(extent[4..]), BinaryPrimitives.ReadUInt32LittleEndian(extent[8..]));
        }

        var header = new SegmentHeader(
            BinaryPrimitives.ReadInt32LittleEndian(from[8..]), BinaryPrimitives.ReadInt32LittleEndian(from[12..]), BinaryPrimitives.ReadInt64LittleEndian(from[16..]), sections);
        return header.FileBytes == fileBytes ? header : null;
    }
}
