using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using RagLlama.Host.Api.Json;
using RagLlama.Indexing;
using RagLlama.Retrieval;
using RagLlama.Retrieval.Understanding;
using RagLlama.Security;
using Spectre.Console;

namespace RagLlama.Host.Cli;

/// <summary><c>search "QUERY"</c>: ranked passages.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var query = new Argument<string>("query");
        var limit = new Option<int>("-k") { Description = "How many passages, 1 to 50.", DefaultValueFactory = _ => 10 };
        var source = CommonOptions.Source();
        var user = CommonOptions.As();
        var explain = new Option<bool>("--explain") { Description = "Say why each passage was found." };
        var json = CommonOptions.Json();
        var command = new Command("search", "Find passages.") { query, limit, source, user, explain, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var k = parsed.GetValue(limit) is >= 1 and <= 50 ? parsed.GetValue(limit) : throw new BadInputException($"-k: {parsed.GetValue(limit)} is out of range; expected 1 to 50.");
            await using var services = await CommandServices.OpenAsync(parsed, cancellationToken);
            var text = AskCommand.Required(parsed.GetValue(query));
            var asker = await services.AskerAsync(parsed.GetValue(user), cancellationToken);
            var sources = await SourcesAsync(services, parsed.GetValue(source), asker, cancellationToken);
            var clock = Stopwatch.StartNew();
            var (read, problem) = await new QueryReader(services.Get<IDocumentCatalog>()).ReadAsync(text, sources, asker, cancellationToken);
            var hits = problem is null
                ? await services.Get<Retriever>().FindAsync(read with { Limit = k, Explain = parsed.GetValue(explain) }, asker, cancellationToken)
                : throw new BadInputException(problem.Message);
            Write(SearchJson.From(text, hits, Math.Round(clock.Elapsed.TotalMilliseconds, 2)), parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The sources to search: the one of this id or name, or all.</summary>
    public static async Task<ImmutableHashSet<string>> SourcesAsync(CommandServices services, string? source, Asker asker, CancellationToken cancellationToken)
    {
        if (source is null)
        {
            return [];
        }

        var (read, problem) = await new QueryReader(services.Get<IDocumentCatalog>()).ReadAsync("", [source], asker, cancellationToken);
        return problem is null ? read.SourceIds : throw new BadInputException($"--source: {problem.Message}");
    }

    private static void Write(SearchJson result, bool json)
    {
        if (json)
        {
            JsonOutput.Write(result);
            return;
        }

        if (result.Degraded)
        {
            Terminal.Line($"[yellow]The embedder or the reranker failed: these are the passages found without it, in the order they have without it. The log says why.[/]");
        }

        foreach (var hit in result.Hits)
        {
            Terminal.Line($"[bold]{hit.Rank}. {hit.Title}[/]{(hit.Page is { } page ? $", page {page}" : "")} [dim]{hit.Score:0.000} {hit.Uri}[/]");
            AnsiConsole.WriteLine(hit.Text.Trim());
            if (hit.Explanation is { } explanation)
            {
                Terminal.Line($"[dim]{string.Join("  ", explanation.Factors.Select(f => $"{f.Name} {f.Value:0.00}"))}[/]");
                Terminal.Line($"[dim]{string.Join("  ", explanation.Terms.Select(t => $"{t.Term} {t.Contribution:0.00} (in {t.Chunks} of {explanation.VisibleChunks})"))}[/]");
            }
        }
    }
}
