using RagLlama.Evaluation;
using RagLlama.Evaluation.Golden;
using RagLlama.Host.Evaluation;
using RagLlama.Host.Identity;
using RagLlama.Security;

namespace RagLlama.Host.Api;

/// <summary>Golden sets: questions with what should be found and answered. For admins.</summary>
internal static class GoldenSetsApi
{
    public static void MapGoldenSetsApi(this IEndpointRouteBuilder api)
    {
        var sets = api.MapGroup("/golden").WithTags("Golden sets").RequireAuthorization(Policies.Manage, Policies.Admin);
        sets.MapGet("", async (IGoldenSetStore store, CancellationToken cancellationToken) => TypedResults.Ok(await store.ListAsync(cancellationToken)))
            .Produces<IReadOnlyList<GoldenSet>>().WithSummary("All golden sets.");
        sets.MapGet("/{name}/questions", ExportAsync).Produces<string>(200, "application/x-ndjson").ProducesProblem(404)
            .WithSummary("The questions as JSON lines in the format of a retrieval set.");
        sets.MapPut("/{name}/questions", ImportAsync).Produces<GoldenSet>().ProducesProblem(400)
            .WithSummary("Adds questions, or replaces those of the same id; makes the set when there is none.");
        sets.MapDelete("/{name}", RemoveAsync).Produces(204).ProducesProblem(404).WithSummary("Removes a set with its questions.");
        sets.MapPost("/{name}/run", RunAsync).Produces<EvaluationRun>().ProducesProblem(400).ProducesProblem(404)
            .WithSummary("Asks the set on behalf of a user, with what that user may read.");
    }

    private static async Task<IResult> ExportAsync(string name, IGoldenSetStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(name, cancellationToken) is null
            ? Problems.NotFound()
            : TypedResults.Text(GoldenFile.Write(await store.ReadAsync(name, cancellationToken)), "application/x-ndjson");

    private static async Task<IResult> ImportAsync(string name, HttpRequest request, IGoldenSetStore store, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        try
        {
            var questions = GoldenFile.Read(await reader.ReadToEndAsync(cancellationToken));
            await store.CreateAsync(EvaluationName.Check(name), cancellationToken);
            await store.SaveAsync(name, questions, cancellationToken);
        }
        catch (FormatException e)
        {
            return Problems.BadRequest(e.Message);
        }

        return TypedResults.Ok(await store.FindAsync(name, cancellationToken));
    }

    private static async Task<IResult> RemoveAsync(string name, IGoldenSetStore store, CancellationToken cancellationToken) =>
        await store.RemoveAsync(name, cancellationToken) ? TypedResults.NoContent() : Problems.NotFound();

    private static async Task<IResult> RunAsync(
        string name, Caller caller, IAccountStore accounts, GoldenMeasurement measurement, CancellationToken cancellationToken,
        string? mode = null, string? limit = null, string? @as = null, bool answers = true)
    {
        if (await ChosenAsker.FindAsync(accounts, caller.Asker, @as, cancellationToken) is not { } asker)
        {
            return Problems.BadRequest("'as' is no account that may sign in.");
        }

        var run = new GoldenRun(RetrievalSetting.Read(mode, limit, RetrievalSetting.Default)) { Answers = answers };
        return await measurement.RunAsync(name, run, asker, cancellationToken) is { } measured ? TypedResults.Ok(measured.Run) : Problems.NotFound();
    }
}
