using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using RagLlama.Storage.Blobs;
using RagLlama.Storage.Embedded.Lexical;

namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>
/// The file of the clusters: a header and the record under one CRC-32C, then centres, row ids and their clusters under another. Replaced as a whole,
/// so that a sudden end leaves the one before. It holds nothing that cannot be found again from the vectors.
/// </summary>
internal static class ClusterFile
{
    private const ulong Magic = 0x3130_554C_434C_4752; // "RGLCLU01"
    private const int HeaderBytes = 28;
    private const int LongestRecord = 1 << 20;

    /// <summary>Only one process may be saving.</summary>
    public static void Save(string path, StoredClusters stored)
    {
        foreach (var leftover in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".*.new"))
        {
            File.Delete(leftover);
        }

        var temporary = $"{path}.{Environment.ProcessId}.new";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(Head(stored));
            var crc = 0u;
            Write(file, stored.Centres, ref crc);
            Write(file, MemoryMarshal.AsBytes<long>(stored.Ids), ref crc);
            Write(file, MemoryMarshal.AsBytes<ushort>(stored.ClusterOf), ref crc);
            file.Write(BitConverter.GetBytes(crc));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        DurableFolder.Flush(Path.GetDirectoryName(path)!);
    }

    /// <summary>Null when there is no file.</summary>
    /// <exception cref="InvalidDataException">The file is not what was written.</exception>
    public static StoredClusters? Load(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var (record, count, dimensions, rows) = ReadHead(file);
        var crc = 0u;
        var stored = new StoredClusters(record, dimensions, new byte[count * Centres.StoredBytes(dimensions)], new long[rows], new ushort[rows]);
        Read(file, stored.Centres, ref crc);
        Read(file, MemoryMarshal.AsBytes(stored.Ids.AsSpan()), ref crc);
        Read(file, MemoryMarshal.AsBytes(stored.ClusterOf.AsSpan()), ref crc);
        var (last, ignored) = (new byte[sizeof(uint)], 0u);
        Read(file, last, ref ignored);
        return BinaryPrimitives.ReadUInt32LittleEndian(last) == crc ? stored : throw Damaged();
    }

    /// <summary>The record alone; null when there is no file, or none that can be read.</summary>
    public static ClusterRecord? ReadRecord(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return ReadHead(file).Record;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[] Head(StoredClusters stored)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(stored.Record);
        var head = new byte[HeaderBytes + json.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(head, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), json.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), stored.Centres.Length / Centres.StoredBytes(stored.Dimensions));
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), stored.Dimensions);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(20), stored.Ids.Length);
        json.CopyTo(head, HeaderBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(24), Crc32C.Append(Crc32C.Append(0, head.AsSpan(0, 24)), json));
        return head;
    }

    private static (ClusterRecord Record, int Centres, int Dimensions, int Rows) ReadHead(FileStream file)
    {
        var header = new byte[HeaderBytes];
        var isHeader = file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) == HeaderBytes && BinaryPrimitives.ReadUInt64LittleEndian(header) == Magic;
        var length = isHeader ? BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8)) : -1;
        if (length is < 0 or > LongestRecord)
        {
            throw Damaged();
        }

        var json = new byte[length];
        var crc = Crc32C.Append(0, header.AsSpan(0, 24));
        Read(file, json, ref crc);
        return BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(24)) != crc
            ? throw Damaged()
            : (JsonSerializer.Deserialize<ClusterRecord>(json) ?? throw Damaged(), Number(12), Number(16), Number(20));

        int Number(int offset) => BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(offset));
    }

    private static void Write(FileStream file, ReadOnlySpan<byte> bytes, ref uint crc)
    {
        crc = Crc32C.Append(crc, bytes);
        file.Write(bytes);
    }

    private static void Read(FileStream file, Span<byte> bytes, ref uint crc)
    {
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) != bytes.Length)
        {
            throw Damaged();
        }

        crc = Crc32C.Append(crc, bytes);
    }

    private static InvalidDataException Damaged() => new("The file of the clusters is not what was written.");
}
