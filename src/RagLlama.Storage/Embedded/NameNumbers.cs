using Microsoft.Data.Sqlite;

namespace RagLlama.Storage.Embedded;

/// <summary>Numbers of names in a table of the index file, within one transaction; a new name gets one.</summary>
internal sealed class NameNumbers(Statements statements, SqliteTransaction transaction, string table)
{
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);

    public long Of(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            number = statements.Number($"SELECT id FROM {table} WHERE name = $name", transaction, ("$name", name));
            number = number > 0 ? number : statements.Number($"INSERT INTO {table}(name) VALUES($name) RETURNING id", transaction, ("$name", name));
            _numbers[name] = number;
        }

        return number;
    }
}
