using System.CommandLine;
using System.Diagnostics;
using RagLlama.Answering;
using RagLlama.Evaluation;
using RagLlama.Host.Hosting;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Jobs;
using RagLlama.Retrieval;
using RagLlama.Security;
using RagLlama.Sources;
using Spectre.Console;

namespace RagLlama.Host.Cli;

/// <summary><c>eval --set DIR</c>: runs a retrieval set through the real pipeline in a temporary index.</summary>
internal static class EvalCommand
{
    private static readonly Asker Everyone = Asker.User("eval");

    public static Command Create()
    {
        var set = new Option<string>("--set") { Description = "Folder with corpus.jsonl, queries.jsonl and qrels.jsonl.", Required = true };
        var mode = new Option<string>("--mode") { Description = "hybrid, lexical or dense.", DefaultValueFactory = _ => "hybrid" };
        mode.AcceptOnlyFromAmong("hybrid", "lexical", "dense");
        var limit = new Option<int?>("--limit") { Description = "Only the first N questions." };
        var json = CommonOptions.Json();
        var command = new Command("eval", "Measure retrieval and answers on a set of questions.") { set, mode, limit, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (settings, _) = SettingsLoader.Load(parsed.GetValue(CommonOptions.Config), parsed.GetValue(CommonOptions.Data));
            var questions = await ReadAsync(parsed.GetValue(set)!, cancellationToken);
            var chosen = Enum.Parse<SearchMode>(parsed.GetValue(mode)!, ignoreCase: true);
            var result = await RunAsync(settings, questions, chosen, parsed.GetValue(limit), parsed.GetValue(json), cancellationToken);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(result);
            }
            else
            {
                Print(result);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<RetrievalSet> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            return await RetrievalSetReader.ReadAsync(folder, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new BadInputException("--set: " + e.Message);
        }
    }

    private static async Task<EvaluationResult> RunAsync(
        RagLlamaSettings settings, RetrievalSet set, SearchMode mode, int? limit, bool json, CancellationToken cancellationToken)
    {
        var runs = Directory.CreateDirectory(Path.Combine(settings.Data, "runs")).FullName;
        var runFile = Path.Combine(runs, $"eval-{set.Name}-{mode.ToString().ToLowerInvariant()}.jsonl");
        var temporary = Directory.CreateTempSubdirectory("ragllama-eval-");
        try
        {
            settings.Data = temporary.FullName;
            var source = new RetrievalSetSource(set);
            await using var services = new ServiceCollection()
                .AddLogging()
                .AddRagLlama(settings)
                .AddSingleton<ISourceConnector>(source)
                .AddSingleton<ITextExtractor>(source)
                .BuildServiceProvider();
            var clock = Stopwatch.StartNew();
            await IndexAsync(services, settings, cancellationToken);
            return await new EvaluationRunner(TimeProvider.System).RunAsync(
                new EvaluationRequest
                {
                    Set = set,
                    Mode = mode,
                    Limit = limit,
                    IndexTime = clock.Elapsed,
                    RunFile = runFile,
                    Progress = json ? null : new Progress<int>(n => Console.Error.Write($"\r{n} questions")),
                    RetrieveAsync = (query, token) => RetrieveAsync(services.GetRequiredService<Retriever>(), source, query, mode, token),
                    AnswerAsync = mode == SearchMode.Hybrid ? (query, token) => AnswerAsync(services.GetRequiredService<AnswerService>(), query, token) : null,
                },
                cancellationToken);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static async Task IndexAsync(IServiceProvider services, RagLlamaSettings settings, CancellationToken cancellationToken)
    {
        await Startup.OpenAsync(services, cancellationToken);
        await services.GetRequiredService<IDocumentCatalog>().SaveSourceAsync(RetrievalSetSource.Definition, cancellationToken);
        await services.GetRequiredService<SourceSynchronizer>().SyncAsync(RetrievalSetSource.SourceId, SyncOptions.Asked, cancellationToken);
        await services.GetRequiredService<QueueDrain>().RunAsync(settings.Ingestion.Workers, progress: null, cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> RetrieveAsync(
        Retriever retriever, RetrievalSetSource source, SetQuery query, SearchMode mode, CancellationToken cancellationToken)
    {
        // A long passage is several chunks: fetch enough for ten different passages.
        var found = await retriever.FindAsync(new RetrievalQuery { Text = query.Text, Mode = mode, Limit = 50 }, Everyone, cancellationToken);
        return [.. found.Select(p => source.PassageIdOf(p.Document.Id))];
    }

    private static async Task<EvaluatedAnswer> AnswerAsync(AnswerService service, SetQuery query, CancellationToken cancellationToken)
    {
        await foreach (var step in service.AskAsync(new AskRequest { Question = query.Text, Asker = Everyone }, cancellationToken))
        {
            if (step is AnswerEvent.Completed(var answer))
            {
                return new EvaluatedAnswer(answer.Reason is not null, answer.Text);
            }
        }

        throw new InvalidOperationException($"The answer to '{query.Id}' ended without being completed.");
    }

    private static void Print(EvaluationResult result)
    {
        AnsiConsole.WriteLine();
        Terminal.Line($"[bold]{result.Set}[/] ({result.Mode}): {result.Passages} passages, {result.Queries} questions");
        Terminal.Line($"nDCG@10 {result.Ndcg10:0.000}  recall@1 {result.Recall1:0.000}  recall@5 {result.Recall5:0.000}  MRR@10 {result.Mrr10:0.000}");
        Terminal.Line($"answer hit {result.AnswerHit:0.000}  false refusal {result.FalseRefusal:0.000}  refusal on unanswerable {result.RefusalOnUnanswerable:0.000}");
        Terminal.Line($"indexed in {result.IndexSeconds:0.0} s  query p50 {result.QueryMs.P50:0.0} p95 {result.QueryMs.P95:0.0} p99 {result.QueryMs.P99:0.0} ms  {result.PeakRssMb:0} MiB");
    }
}
