namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Writes a segment file section by section, with a checksum for each, and puts it on disk.</summary>
internal sealed class SectionWriter : IDisposable
{
    private const int BufferBytes = 256 * 1024;
    private const int Alignment = 16;

    // Sections are addressed with 31 bits.
    private const long LargestFile = int.MaxValue - BufferBytes;

    private readonly FileStream _file;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly List<SegmentHeader.Extent> _sections = [];

    private int _pending;
    private long _written = SegmentHeader.Bytes;
    private long _start = SegmentHeader.Bytes;
    private uint _checksum;

    public SectionWriter(string path)
    {
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _file.Position = SegmentHeader.Bytes;
    }

    /// <summary>Bytes in the current section so far.</summary>
    public int Position => (int)(_written + _pending - _start);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_pending == BufferBytes)
            {
                Flush();
            }

            var piece = bytes[..Math.Min(bytes.Length, BufferBytes - _pending)];
            piece.CopyTo(_buffer.AsSpan(_pending));
            _pending += piece.Length;
            bytes = bytes[piece.Length..];
        }
    }

    public void EndSection()
    {
        Append(new byte[(Alignment - (Position % Alignment)) % Alignment]);
        Flush();
        _sections.Add(new SegmentHeader.Extent((int)_start, (int)(_written - _start), _checksum));
        _start = _written;
        _checksum = 0;
    }

    /// <summary>Writes the header and waits until the file is on disk.</summary>
    public void Finish(int chunks, int terms, long firstRow)
    {
        Span<byte> header = stackalloc byte[SegmentHeader.Bytes];
        new SegmentHeader(chunks, terms, firstRow, _sections).Write(header);
        _file.Position = 0;
        _file.Write(header);
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();

    private void Flush()
    {
        if (_written + _pending > LargestFile)
        {
            throw new IOException("A segment of the index would be larger than 2 GiB.");
        }

        _checksum = Crc32C.Append(_checksum, _buffer.AsSpan(0, _pending));
        _file.Write(_buffer.AsSpan(0, _pending));
        _written += _pending;
        _pending = 0;
    }
}
