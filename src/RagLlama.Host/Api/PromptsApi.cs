using RagLlama.Host.Api.Json;
using RagLlama.Host.Identity;
using RagLlama.Prompting;

namespace RagLlama.Host.Api;

/// <summary><c>GET /api/v1/prompts</c>: what language models are told. For admins.</summary>
internal static class PromptsApi
{
    public static void MapPromptsApi(this IEndpointRouteBuilder api) =>
        api.MapGet("/prompts", () => TypedResults.Ok<IReadOnlyList<PromptJson>>(All())).RequireAuthorization(Policies.Manage, Policies.Admin)
            .Produces<IReadOnlyList<PromptJson>>().WithName("Prompts").WithSummary("Every prompt with its version, variables and messages.");

    private static List<PromptJson> All()
    {
        var prompts = new PromptLibrary();
        return [.. PromptLibrary.Names.Select(name => PromptJson.From(prompts, name))];
    }
}
