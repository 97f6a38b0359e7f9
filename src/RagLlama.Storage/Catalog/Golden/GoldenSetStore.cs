using System.Text.Json;
using RagLlama.Evaluation.Golden;
using RagLlama.Storage.Catalog.Database;

namespace RagLlama.Storage.Catalog.Golden;

internal sealed class GoldenSetStore(CatalogDatabase database, TimeProvider time) : IGoldenSetStore
{
    private const string SelectSets =
        "SELECT name, updated_at, (SELECT COUNT(*) FROM golden_question WHERE set_name = name) FROM golden_set";

    public async Task<IReadOnlyList<GoldenSet>> ListAsync(CancellationToken cancellationToken) => await database.ReadAsync(
        s => s.QueryAsync($"{SelectSets} ORDER BY name", ReadSet, cancellationToken), cancellationToken);

    public async Task<GoldenSet?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var found = await database.ReadAsync(
            s => s.QueryAsync($"{SelectSets} WHERE name = @name", ReadSet, cancellationToken, ("@name", name)), cancellationToken);
        return found.SingleOrDefault();
    }

    public async Task<bool> CreateAsync(string name, CancellationToken cancellationToken) => await database.WriteAsync(
        s => s.ExecuteAsync(
            "INSERT INTO golden_set (name, updated_at) VALUES (@name, @now) ON CONFLICT (name) DO NOTHING", cancellationToken, ("@name", name), Now),
        cancellationToken) == 1;

    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => database.WriteAsync(
        async s =>
        {
            await s.ExecuteAsync("DELETE FROM golden_question WHERE set_name = @name", cancellationToken, ("@name", name));
            return await s.ExecuteAsync("DELETE FROM golden_set WHERE name = @name", cancellationToken, ("@name", name)) == 1;
        },
        cancellationToken);

    public async Task<IReadOnlyList<GoldenQuestion>> ReadAsync(string name, CancellationToken cancellationToken) => await database.ReadAsync(
        s => s.QueryAsync(
            "SELECT body FROM golden_question WHERE set_name = @name ORDER BY number",
            r => JsonSerializer.Deserialize(r.GetString(0), CatalogJson.Default.GoldenQuestion)!,
            cancellationToken,
            ("@name", name)),
        cancellationToken);

    public Task<bool> SaveAsync(string name, IReadOnlyList<GoldenQuestion> questions, CancellationToken cancellationToken) => database.WriteAsync(
        async s =>
        {
            if (!await TouchAsync(s, name, cancellationToken))
            {
                return false;
            }

            var last = await s.QueryAsync(
                "SELECT COALESCE(MAX(number), 0) FROM golden_question WHERE set_name = @name", r => r.GetInt32(0), cancellationToken, ("@name", name));
            await s.ExecuteManyAsync(
                "INSERT INTO golden_question (set_name, id, number, body) VALUES (@name, @id, @number, @body) ON CONFLICT (set_name, id) DO UPDATE SET body = excluded.body",
                questions.Select((question, i) => new (string, object?)[]
                {
                    ("@name", name),
                    ("@id", question.Id),
                    ("@number", last[0] + i + 1),
                    ("@body", JsonSerializer.Serialize(question, CatalogJson.Default.GoldenQuestion)),
                }),
                cancellationToken);
            return true;
        },
        cancellationToken);

    public Task<bool> RemoveQuestionAsync(string name, string questionId, CancellationToken cancellationToken) => database.WriteAsync(
        async s => await TouchAsync(s, name, cancellationToken)
            && await s.ExecuteAsync("DELETE FROM golden_question WHERE set_name = @name AND id = @id", cancellationToken, ("@name", name), ("@id", questionId)) == 1,
        cancellationToken);

    /// <summary>Also locks the set, so that questions added at once get numbers of their own.</summary>
    private async Task<bool> TouchAsync(CatalogSession session, string name, CancellationToken cancellationToken) =>
        await session.ExecuteAsync("UPDATE golden_set SET updated_at = @now WHERE name = @name", cancellationToken, ("@name", name), Now) == 1;

    private static GoldenSet ReadSet(System.Data.Common.DbDataReader row) =>
        new(row.GetString(0), Instant.Read(row.GetInt64(1)), (int)row.GetInt64(2));

    private (string, object?) Now => ("@now", time.GetUtcNow().UtcTicks);
}
