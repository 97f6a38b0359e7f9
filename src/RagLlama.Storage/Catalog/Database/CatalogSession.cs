using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RagLlama.Storage.Catalog.Model;

namespace RagLlama.Storage.Catalog.Database;

/// <summary>An open connection, in a transaction when it writes.</summary>
internal sealed class CatalogSession(CatalogDatabase database, DbConnection connection, DbTransaction? transaction)
{
    public CatalogDatabase Database => database;

    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs one statement for many rows: a batch where the product has them, otherwise one prepared statement.</summary>
    public async Task ExecuteManyAsync(string sql, IEnumerable<(string Name, object? Value)[]> rows, CancellationToken cancellationToken)
    {
        if (connection.CanCreateBatch)
        {
            await using var batch = connection.CreateBatch();
            batch.Transaction = transaction;
            foreach (var row in rows)
            {
                var item = batch.CreateBatchCommand();
                item.CommandText = sql;
                Bind(item.Parameters, item.CreateParameter, row);
                batch.BatchCommands.Add(item);
            }

            if (batch.BatchCommands.Count > 0)
            {
                await batch.ExecuteNonQueryAsync(cancellationToken);
            }

            return;
        }

        await using var command = Command(sql, []);
        foreach (var row in rows)
        {
            if (command.Parameters.Count == 0)
            {
                Bind(command.Parameters, command.CreateParameter, row);
            }
            else
            {
                for (var i = 0; i < row.Length; i++)
                {
                    command.Parameters[i].Value = Storable(row[i].Value);
                }
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public async Task<List<T>> QueryAsync<T>(
        string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public async IAsyncEnumerable<T> StreamAsync<T>(
        string sql, Func<DbDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = Command(sql, []);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return read(reader);
        }
    }

    public CatalogContext CreateContext()
    {
        var options = new DbContextOptionsBuilder<CatalogContext>().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        database.Use(options, connection);
        var context = new CatalogContext(options.Options);
        if (transaction is not null)
        {
            context.Database.UseTransaction(transaction);
        }

        return context;
    }

    private static void Bind(DbParameterCollection parameters, Func<DbParameter> create, (string Name, object? Value)[] values)
    {
        foreach (var (name, value) in values)
        {
            var parameter = create();
            parameter.ParameterName = name;
            parameter.Value = Storable(value);
            parameters.Add(parameter);
        }
    }

    private static object Storable(object? value) => value is string text ? StorableText.Of(text) : value ?? DBNull.Value;

    private DbCommand Command(string sql, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        Bind(command.Parameters, command.CreateParameter, parameters);
        return command;
    }
}
