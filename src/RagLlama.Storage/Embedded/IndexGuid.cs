using Microsoft.Data.Sqlite;

namespace RagLlama.Storage.Embedded;

/// <summary>Ids in the file: 16 bytes in the order they are written in, so that they sort like their text.</summary>
internal static class IndexGuid
{
    public const int Bytes = 16;

    public static byte[] Write(Guid value) => value.ToByteArray(bigEndian: true);

    /// <param name="to">[<see cref="Bytes"/>]</param>
    public static void Write(Guid value, Span<byte> to) => value.TryWriteBytes(to, bigEndian: true, out _);

    public static Guid Read(SqliteDataReader row, int column)
    {
        Span<byte> bytes = stackalloc byte[16];
        row.GetFieldValue<byte[]>(column).CopyTo(bytes);
        return new Guid(bytes, bigEndian: true);
    }
}
