using System.Net;

namespace RagLlama.Host.Tests.Cli;

/// <summary>A file of a gigabyte as an upload, made while it is sent, so that it can be told how much of it went out.</summary>
internal sealed class EndlessFile : HttpContent
{
    private const long Length = 1L << 30;

    private readonly byte[] piece = new byte[64 << 10];

    /// <summary>Bytes the connection took before it was closed.</summary>
    public long Sent { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        while (Sent < Length)
        {
            await stream.WriteAsync(piece);
            Sent += piece.Length;
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Length;
        return true;
    }
}
