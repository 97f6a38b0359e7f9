using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>A segment file, mapped into memory. Its header, terms and passage table are verified when it is opened, all of it by <c>fsck</c>.</summary>
internal sealed unsafe class Segment : LexicalPart
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly SegmentHeader _header;

    private Segment(string name, MemoryMappedFile file, MemoryMappedViewAccessor view, byte* start, SegmentHeader header)
    {
        Name = name;
        _file = file;
        _view = view;
        _start = start;
        _header = header;
        Slots = new int[header.Chunks];
        Array.Fill(Slots, -1);
        Removed = header.Chunks;
    }

    /// <summary>File name without folder.</summary>
    public string Name { get; }

    public override int Chunks => _header.Chunks;

    public int Terms => _header.Terms;

    public override int[] Slots { get; }

    /// <exception cref="InvalidDataException">The file is not what was written; the message names the section.</exception>
    /// <exception cref="FileNotFoundException">There is no such file: it was merged away, or lost.</exception>
    public static Segment Open(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var name = Path.GetFileName(path);
        var length = RandomAccess.GetLength(handle);
        Span<byte> bytes = stackalloc byte[SegmentHeader.Bytes];
        if (RandomAccess.Read(handle, bytes, 0) < bytes.Length || SegmentHeader.Read(bytes, length) is not { } header)
        {
            throw new InvalidDataException($"{name}: header");
        }

        var file = MemoryMappedFile.CreateFromFile(handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        var view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        var segment = new Segment(name, file, view, start + view.PointerOffset, header);
        foreach (var section in (ReadOnlySpan<SegmentSection>)[SegmentSection.Terms, SegmentSection.TermBlocks, SegmentSection.Chunks])
        {
            if (Crc32C.Append(0, segment.Bytes(section)) != header[section].Checksum)
            {
                segment.Dispose();
                throw new InvalidDataException($"{name}: {section}");
            }
        }

        return segment;
    }

    public override bool TryFind(ReadOnlySpan<byte> term, out PostingList list)
    {
        Span<byte> buffer = stackalloc byte[TermBytes.Longest];
        var cursor = CursorAt(BlockOf(term));
        while (MoveNext(ref cursor, buffer))
        {
            var order = buffer[..cursor.TermBytes].SequenceCompareTo(term);
            if (order >= 0)
            {
                list = cursor.List;
                return order == 0;
            }
        }

        list = default;
        return false;
    }

    public override bool ReadNext(ref PostingList list, PostingBlock block, bool occurrences) =>
        PostingFormat.ReadNext(PostingsOf(list), ref list, block, occurrences);

    /// <summary>The term's bytes, in the form of <see cref="PostingFormat"/>.</summary>
    public ReadOnlySpan<byte> PostingsOf(in PostingList list) => Bytes(SegmentSection.Postings).Slice(list.Start, list.Length);

    public override void ReadForward(int ordinal, List<ForwardTerm> terms)
    {
        var offsets = Column(2, Chunks + 1);
        var bytes = Bytes(SegmentSection.Forward)[offsets[ordinal]..offsets[ordinal + 1]];
        var last = -1;
        for (var position = 0; position < bytes.Length;)
        {
            var term = ForwardTerm.Read(bytes, ref position, last);
            terms.Add(term);
            last = term.Term;
        }
    }

    public override int ReadTerm(int term, Span<byte> to)
    {
        var cursor = CursorAt(term / TermCursor.BlockTerms);
        while (MoveNext(ref cursor, to) && cursor.Number < term)
        {
        }

        return cursor.TermBytes;
    }

    public override void Search(byte first, Func<ReadOnlySpan<byte>, bool> condition, List<(string Term, int Chunks)> found)
    {
        Span<byte> buffer = stackalloc byte[TermBytes.Longest];
        var cursor = CursorAt(BlockOf([first]));
        while (MoveNext(ref cursor, buffer))
        {
            var term = buffer[..cursor.TermBytes];
            if (term is [var begin, ..] && begin > first)
            {
                return;
            }

            if (term is [var same, ..] && same == first && condition(term))
            {
                found.Add((System.Text.Encoding.UTF8.GetString(term), cursor.List.Chunks));
            }
        }
    }

    /// <summary>Before the first term, in byte order.</summary>
    public TermCursor FirstTerm() => CursorAt(0);

    /// <param name="buffer">[<see cref="TermBytes.Longest"/>] holds the bytes of the term; the same at every call.</param>
    public bool MoveNext(ref TermCursor cursor, Span<byte> buffer) => cursor.MoveNext(Bytes(SegmentSection.Terms), Terms, buffer);

    public override long RowOf(int ordinal) => _header.FirstRow + (uint)Column(0, Chunks)[ordinal];

    /// <summary>Length of a passage in terms, as it was indexed.</summary>
    public int LengthOf(int ordinal) => Column(1, Chunks)[ordinal];

    public override void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
        base.Dispose();
    }

    /// <summary>The block a term is in, if it is in any.</summary>
    private int BlockOf(ReadOnlySpan<byte> term)
    {
        var terms = Bytes(SegmentSection.Terms);
        var blocks = TermBlocks();
        int low = 0, high = (blocks.Length / 2) - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            var position = blocks[middle * 2];
            var length = (int)VarInt.Read(terms, ref position);
            (low, high) = terms.Slice(position, length).SequenceCompareTo(term) <= 0 ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private TermCursor CursorAt(int block)
    {
        var blocks = TermBlocks();
        return blocks.IsEmpty ? new TermCursor(0, 0, 0) : new TermCursor(block, blocks[block * 2], blocks[(block * 2) + 1]);
    }

    private ReadOnlySpan<int> TermBlocks() =>
        MemoryMarshal.Cast<byte, int>(Bytes(SegmentSection.TermBlocks))[..((Terms + TermCursor.BlockTerms - 1) / TermCursor.BlockTerms * 2)];

    private ReadOnlySpan<int> Column(int number, int count) => MemoryMarshal.Cast<byte, int>(Bytes(SegmentSection.Chunks)).Slice(number * Chunks, count);

    private ReadOnlySpan<byte> Bytes(SegmentSection section) => new(_start + _header[section].Offset, _header[section].Length);
}
