namespace RagLlama.Inference.OpenAi;

/// <summary>A reply that breaks off when it, or one line of a stream of events, is longer than any answer: the library would hold it in memory.</summary>
internal sealed class ReplyStream(Stream inner, Endpoint endpoint, bool isEvents) : Stream
{
    private const int LongestLine = 1 << 20;
    private const long LongestAnswer = 8L << 20;

    /// <summary>Vectors of a whole batch come in one piece.</summary>
    private const long LongestReply = 64L << 20;

    private long total;
    private long line;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Count(buffer[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Count(buffer.Span[..read]);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Count(ReadOnlySpan<byte> bytes)
    {
        total += bytes.Length;
        var end = bytes.LastIndexOfAny((byte)'\n', (byte)'\r');
        line = end < 0 ? line + bytes.Length : bytes.Length - end - 1;
        if (total > (isEvents ? LongestAnswer : LongestReply) || (isEvents && line > LongestLine))
        {
            throw EndpointFaults.TooMuch(endpoint);
        }
    }
}
