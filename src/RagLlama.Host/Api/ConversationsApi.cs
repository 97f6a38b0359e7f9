using RagLlama.Answering;
using RagLlama.Host.Api.Json;
using RagLlama.Host.Identity;

namespace RagLlama.Host.Api;

/// <summary>The caller's own conversations.</summary>
internal static class ConversationsApi
{
    private const int Newest = 200;
    private const int LongestTitle = 120;

    public static void MapConversationsApi(this IEndpointRouteBuilder api)
    {
        var conversations = api.MapGroup("/conversations").WithTags("Conversations").RequireAuthorization(Policies.Ask);
        conversations.MapGet("", ListAsync).Produces<IReadOnlyList<ConversationJson>>().WithSummary("Newest first.");
        conversations.MapPost("", CreateAsync).Produces<ConversationJson>(201).ProducesProblem(400).WithSummary("Begins a conversation.");
        conversations.MapGet("/{id}", GetAsync).Produces<ConversationJson>().ProducesProblem(404).WithSummary("A conversation with its turns, as the caller may see them today.");
        conversations.MapDelete("/{id}", RemoveAsync).Produces(204).ProducesProblem(404).WithSummary("Removes a conversation.");
    }

    private static async Task<IResult> ListAsync(Caller caller, IConversationStore store, CancellationToken cancellationToken)
    {
        var list = await store.ListAsync(caller.Asker.UserId, Newest, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<ConversationJson>>([.. list.Select(c => ConversationJson.From(c))]);
    }

    private static async Task<IResult> CreateAsync(ConversationBody body, Caller caller, IConversationStore store, CancellationToken cancellationToken)
    {
        var title = body.Title?.Trim() ?? "";
        if (title.Length == 0)
        {
            return Problems.BadRequest("'title' is missing.");
        }

        var shortened = title.Length > LongestTitle ? title[..(LongestTitle - 1)] + "…" : title;
        var created = await store.CreateAsync(caller.Asker.UserId, shortened, cancellationToken);
        return TypedResults.Created($"/api/v1/conversations/{created.Id}", ConversationJson.From(created, []));
    }

    private static async Task<IResult> GetAsync(string id, Caller caller, IConversationStore store, ConversationReader reader, CancellationToken cancellationToken)
    {
        var found = await store.FindAsync(caller.Asker.UserId, id, cancellationToken);
        return found is null
            ? Problems.NotFound()
            : TypedResults.Ok(ConversationJson.From(found, await reader.ReadTurnsAsync(caller.Asker, id, cancellationToken)));
    }

    private static async Task<IResult> RemoveAsync(string id, Caller caller, IConversationStore store, CancellationToken cancellationToken) =>
        await store.RemoveAsync(caller.Asker.UserId, id, cancellationToken) ? TypedResults.NoContent() : Problems.NotFound();
}
