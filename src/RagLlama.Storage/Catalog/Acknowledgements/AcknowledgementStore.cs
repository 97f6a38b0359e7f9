using System.Data.Common;
using RagLlama.Answering.Guards;
using RagLlama.Storage.Catalog.Database;

namespace RagLlama.Storage.Catalog.Acknowledgements;

internal sealed class AcknowledgementStore(CatalogDatabase database) : IAcknowledgementStore
{
    private const string Select = "SELECT subject, user_id, at FROM acknowledgement WHERE subject = @subject";

    public Task SaveAsync(Acknowledgement acknowledgement, CancellationToken cancellationToken) => database.WriteAsync(
        s => s.ExecuteAsync(
            "INSERT INTO acknowledgement (subject, user_id, at) VALUES (@subject, @user, @at) ON CONFLICT (subject, user_id) DO NOTHING",
            cancellationToken,
            ("@subject", acknowledgement.Subject),
            ("@user", acknowledgement.UserId),
            ("@at", acknowledgement.At.UtcTicks)),
        cancellationToken);

    public async Task<Acknowledgement?> FindAsync(string subject, string userId, CancellationToken cancellationToken)
    {
        var found = await database.ReadAsync(
            s => s.QueryAsync($"{Select} AND user_id = @user", Read, cancellationToken, ("@subject", subject), ("@user", userId)), cancellationToken);
        return found.SingleOrDefault();
    }

    public async Task<IReadOnlyList<Acknowledgement>> ListAsync(string subject, CancellationToken cancellationToken) => await database.ReadAsync(
        s => s.QueryAsync($"{Select} ORDER BY at, user_id", Read, cancellationToken, ("@subject", subject)), cancellationToken);

    private static Acknowledgement Read(DbDataReader row) => new(row.GetString(0), row.GetString(1), Instant.Read(row.GetInt64(2)));
}
