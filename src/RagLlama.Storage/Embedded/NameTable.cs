namespace RagLlama.Storage.Embedded;

/// <summary>A table of the index file that numbers names; names are only ever added.</summary>
internal sealed class NameTable(string table)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly string _sql = $"SELECT id, name FROM {table} WHERE id > $last ORDER BY id";
    private int _last;

    /// <summary>Reads the names that are new.</summary>
    public void Refresh(IndexReader reader, Microsoft.Data.Sqlite.SqliteTransaction transaction, Action<int, string>? added = null)
    {
        using var rows = reader.Statements.Prepare(_sql, transaction, ("$last", _last)).ExecuteReader();
        while (rows.Read())
        {
            _last = rows.GetInt32(0);
            _numbers[rows.GetString(1)] = _last;
            added?.Invoke(_last, rows.GetString(1));
        }
    }

    /// <summary>Numbers of those that are known.</summary>
    public List<int> NumbersOf(IEnumerable<string> names)
    {
        var numbers = new List<int>();
        foreach (var name in names)
        {
            if (_numbers.TryGetValue(name, out var number))
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }
}
