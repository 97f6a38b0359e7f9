using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Security;

namespace RagLlama.Host.Tests.Portal;

/// <summary>Files in a folder, pages as drawn pictures, and uploads that wait as pending until the test settles them.</summary>
internal sealed class FakeFiles(string folder, FakeCatalog catalog, long maxBytes) : IBlobStore, ITextExtractor, IUploads
{
    public List<DocumentId> Uploaded { get; } = [];

    public List<IReadOnlyList<PageBox>> Highlighted { get; } = [];

    /// <summary>Finishes uploads at once when set.</summary>
    public Func<DocumentRecord, DocumentRecord>? Settle { get; set; }

    public async Task<BlobInfo> PutAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, cancellationToken);
        if (memory.Length > maxBytes)
        {
            throw new BlobTooLargeException(maxBytes);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(memory.ToArray()));
        await File.WriteAllBytesAsync(Path.Combine(folder, hash), memory.ToArray(), cancellationToken);
        return new BlobInfo(hash, memory.Length);
    }

    public Task<string?> FindPathAsync(string hash, CancellationToken cancellationToken) =>
        Task.FromResult(File.Exists(Path.Combine(folder, hash)) ? Path.Combine(folder, hash) : null);

    public Task RemoveAsync(string hash, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<StoredBlob> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ExtractionResult> ExtractAsync(ExtractionSource file, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<byte[]?> RenderPageAsync(ExtractionSource file, int page, int dotsPerInch, IReadOnlyList<PageBox> highlights, CancellationToken cancellationToken)
    {
        lock (Highlighted)
        {
            Highlighted.Add(highlights);
        }

        return Task.FromResult(page <= 2 ? Draw(dotsPerInch / 72f, highlights) : null);
    }

    public async Task<DocumentId> AcceptAsync(Asker asker, string fileName, Stream content, AccessList access, CancellationToken cancellationToken)
    {
        var blob = await PutAsync(content, maxBytes, cancellationToken);
        var externalId = Ingestion.Uploads.ExternalId(asker, fileName);
        var record = new DocumentRecord
        {
            Id = DocumentId.For(Ingestion.Uploads.SourceId, externalId),
            SourceId = Ingestion.Uploads.SourceId,
            ExternalId = externalId,
            Uri = new Uri("upload:" + Uri.EscapeDataString(externalId)),
            FileName = fileName,
            Title = fileName,
            Status = DocumentStatus.Pending,
            Access = access,
            ContentHash = blob.Hash,
            Bytes = blob.Length,
        };
        catalog.Put(Settle?.Invoke(record) ?? record);
        lock (Uploaded)
        {
            Uploaded.Add(record.Id);
        }

        return record.Id;
    }

    /// <summary>A page of grey lines with the boxes in yellow, as an 8-bit RGB PNG.</summary>
    private static byte[] Draw(float scale, IReadOnlyList<PageBox> boxes)
    {
        var (width, height) = ((int)(595 * scale), (int)(842 * scale));
        var raw = new byte[(width * 3 + 1) * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (px, py) = (x / scale, y / scale);
                var isLine = px is > 72 and < 520 && py is > 80 and < 740 && py % 18 < 7 && (px * 7 + MathF.Floor(py / 18) * 31) % 60 > 9;
                var isMarked = boxes.Any(b => px >= b.Left && px <= b.Right && py >= b.Top && py <= b.Bottom);
                var at = y * (width * 3 + 1) + 1 + x * 3;
                (raw[at], raw[at + 1], raw[at + 2]) = (isLine, isMarked) switch
                {
                    (true, _) => ((byte)120, (byte)120, (byte)118),
                    (_, true) => ((byte)255, (byte)236, (byte)150),
                    _ => ((byte)255, (byte)255, (byte)255),
                };
            }
        }

        using var output = new MemoryStream();
        output.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        Part(output, "IHDR", header);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            zlib.Write(raw);
        }

        Part(output, "IDAT", packed.ToArray());
        Part(output, "IEND", []);
        return output.ToArray();
    }

    private static void Part(MemoryStream output, string name, byte[] data)
    {
        var body = new byte[4 + data.Length];
        System.Text.Encoding.ASCII.GetBytes(name, body);
        data.CopyTo(body, 4);
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        output.Write(number);
        output.Write(body);
        var crc = 0xFFFFFFFFu;
        foreach (var b in body)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        output.Write(number);
    }
}
