using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RagLlama.Answering;
using RagLlama.Storage.Catalog.Database;
using RagLlama.Storage.Catalog.Model;

namespace RagLlama.Storage.Catalog.Answers;

internal sealed class ConversationStore(CatalogDatabase database, TimeProvider time) : IConversationStore
{
    public Task<Conversation> CreateAsync(string userId, string title, CancellationToken cancellationToken)
    {
        var row = new ConversationRow
        {
            Id = RandomNumberGenerator.GetHexString(32, lowercase: true),
            UserId = userId,
            Title = StorableText.Of(title),
            UpdatedAt = time.GetUtcNow().UtcTicks,
        };
        return database.WriteAsync(
            async session =>
            {
                await using var context = session.CreateContext();
                context.Conversations.Add(row);
                await context.SaveChangesAsync(cancellationToken);
                return Read(row);
            },
            cancellationToken);
    }

    public Task<Conversation?> FindAsync(string userId, string conversationId, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            await using var context = session.CreateContext();
            return await Own(context, userId, conversationId).SingleOrDefaultAsync(cancellationToken) is { } row ? Read(row) : null;
        },
        cancellationToken);

    public Task<IReadOnlyList<Conversation>> ListAsync(string userId, int take, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            await using var context = session.CreateContext();
            var rows = await context.Conversations.Where(c => c.UserId == userId)
                .OrderByDescending(c => c.UpdatedAt).ThenBy(c => c.Id).Take(take).ToListAsync(cancellationToken);
            return (IReadOnlyList<Conversation>)[.. rows.Select(Read)];
        },
        cancellationToken);

    public Task<IReadOnlyList<ConversationTurn>> ReadTurnsAsync(string userId, string conversationId, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            await using var context = session.CreateContext();
            var rows = await Own(context, userId, conversationId)
                .Join(context.Turns, c => c.Id, t => t.ConversationId, (_, t) => t)
                .OrderBy(t => t.Number)
                .ToListAsync(cancellationToken);
            return (IReadOnlyList<ConversationTurn>)[.. rows.Select(Read)];
        },
        cancellationToken);

    public Task<bool> AddTurnAsync(string userId, string conversationId, ConversationTurn turn, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        return database.WriteAsync(
            async session =>
            {
                await using var context = session.CreateContext();

                // The update also locks the conversation, so that two turns at once get two numbers.
                var owned = await Own(context, userId, conversationId).ExecuteUpdateAsync(set => set.SetProperty(c => c.UpdatedAt, now), cancellationToken);
                if (owned == 0)
                {
                    return false;
                }

                var last = await context.Turns.Where(t => t.ConversationId == conversationId).MaxAsync(t => (int?)t.Number, cancellationToken);
                context.Turns.Add(new ConversationTurnRow
                {
                    ConversationId = conversationId,
                    Number = (last ?? 0) + 1,
                    Question = StorableText.Of(turn.Question),
                    Answer = StorableText.Of(turn.Answer),
                    Details = StorableText.Of(JsonSerializer.Serialize(new TurnDetails(turn.Citations, turn.Sentences), CatalogJson.Default.TurnDetails)),
                });
                await context.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken);
    }

    public Task<bool> RenameAsync(string userId, string conversationId, string title, CancellationToken cancellationToken)
    {
        var stored = StorableText.Of(title);
        return database.WriteAsync(
            async session =>
            {
                await using var context = session.CreateContext();
                return await Own(context, userId, conversationId).ExecuteUpdateAsync(set => set.SetProperty(c => c.Title, stored), cancellationToken) == 1;
            },
            cancellationToken);
    }

    public Task<bool> RemoveAsync(string userId, string conversationId, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await using var context = session.CreateContext();
            return await Own(context, userId, conversationId).ExecuteDeleteAsync(cancellationToken) == 1;
        },
        cancellationToken);

    private static IQueryable<ConversationRow> Own(CatalogContext context, string userId, string conversationId) =>
        context.Conversations.Where(c => c.Id == conversationId && c.UserId == userId);

    private static Conversation Read(ConversationRow row) => new(row.Id, row.UserId, row.Title, Instant.Read(row.UpdatedAt));

    private static ConversationTurn Read(ConversationTurnRow row)
    {
        var details = row.Details is null ? null : JsonSerializer.Deserialize(row.Details, CatalogJson.Default.TurnDetails);
        return new ConversationTurn(row.Question, row.Answer) { Citations = details?.Citations ?? [], Sentences = details?.Sentences ?? [] };
    }
}
