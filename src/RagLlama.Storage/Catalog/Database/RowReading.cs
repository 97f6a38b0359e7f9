using System.Data.Common;

namespace RagLlama.Storage.Catalog.Database;

internal static class RowReading
{
    public static string? Text(this DbDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetString(ordinal);

    public static int? Number(this DbDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetInt32(ordinal);
}
