using System.Globalization;
using Microsoft.Data.Sqlite;

namespace RagLlama.Storage.Embedded;

/// <summary>The statements of one connection, each prepared once.</summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>The statement with its parameters; it may be run until it is asked for again.</summary>
    /// <param name="sql">A constant: values come as parameters.</param>
    public SqliteCommand Prepare(string sql, SqliteTransaction? transaction, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Callers pass constants
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in parameters)
            {
                command.Parameters.AddWithValue(name, value);
            }

            _prepared[sql] = command;
        }
        else
        {
            for (var index = 0; index < parameters.Length; index++)
            {
                command.Parameters[index].Value = parameters[index].Value;
            }
        }

        command.Transaction = transaction;
        return command;
    }

    public int Run(string sql, SqliteTransaction transaction, params ReadOnlySpan<(string Name, object Value)> parameters) =>
        Prepare(sql, transaction, parameters).ExecuteNonQuery();

    /// <summary>The first column of the first row; 0 when there is none or it is null.</summary>
    public long Number(string sql, SqliteTransaction transaction, params ReadOnlySpan<(string Name, object Value)> parameters) =>
        Prepare(sql, transaction, parameters).ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;

    /// <summary>The first column of the first row.</summary>
    public string Text(string sql) => Convert.ToString(Prepare(sql, null).ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }
    }
}
