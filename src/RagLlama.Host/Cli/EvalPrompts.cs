using System.CommandLine;
using RagLlama.Answering.Assisting;
using RagLlama.Prompting;
using Spectre.Console;

namespace RagLlama.Host.Cli;

/// <summary><c>eval --prompts</c>: runs the cases of prompts. The rendering is always looked at, the reply where a model is configured.</summary>
internal static class EvalPrompts
{
    private const string All = "all";

    public static async Task<int> RunAsync(ParseResult parsed, string wanted, int? limit, bool json, CancellationToken cancellationToken)
    {
        if (wanted != All && !PromptLibrary.Names.Contains(wanted))
        {
            throw new BadInputException($"--prompts: there is no prompt '{wanted}'. Known: {All}, {string.Join(", ", PromptLibrary.Names)}.");
        }

        await using var services = CommandServices.Create(parsed);
        var trial = services.Get<PromptTrial>();
        var results = new List<PromptResult>();
        foreach (var name in wanted == All ? PromptLibrary.Names : [wanted])
        {
            results.Add(await RunAsync(trial, services.Get<PromptLibrary>(), name, limit, cancellationToken));
        }

        var report = new PromptResults(results);
        if (json)
        {
            JsonOutput.Write(report);
        }
        else
        {
            Print(report, trial.HasModel);
        }

        return report.Failed == 0 ? ExitCode.Done : ExitCode.NotClean;
    }

    private static async Task<PromptResult> RunAsync(PromptTrial trial, PromptLibrary prompts, string name, int? limit, CancellationToken cancellationToken)
    {
        var cases = new List<PromptCaseResult>();
        foreach (var @case in prompts.Cases(name).Take(limit ?? int.MaxValue))
        {
            var result = await trial.RunAsync(name, @case, ask: true, userId: null, cancellationToken);
            cases.Add(new PromptCaseResult(
                @case.Name, @case.Language, result.IsPassed, result.Rendered.Hash, Sentences(result.RenderProblems), Sentences(result.ReplyProblems), result.Fault, result.Reply, result.Call?.Model, result.Call?.Ms));
        }

        return new PromptResult(name, prompts.Get(name).Hash, cases.Count, cases.Count(c => c.Passed), cases);
    }

    private static List<string> Sentences(IReadOnlyList<PromptProblem> problems) => [.. problems.Select(p => p.ToString())];

    private static void Print(PromptResults report, bool hasModel)
    {
        var table = new Table().Border(TableBorder.None).AddColumns("Prompt", "Version", "Cases", "Passed");
        report.Prompts.ToList().ForEach(p => table.AddRow(p.Name, p.Version[..12], $"{p.Cases}", $"{p.Passed}"));
        AnsiConsole.Write(table);
        foreach (var (prompt, failed) in report.Prompts.SelectMany(p => p.Results.Where(c => !c.Passed).Select(c => (p, c))))
        {
            Terminal.Line($"[bold]{prompt.Name}[/] / {failed.Name} ({failed.Language}): {string.Join(' ', failed.RenderProblems.Concat(failed.ReplyProblems).Append(failed.Fault ?? ""))}");
        }

        if (!hasModel)
        {
            Terminal.Line($"[dim]No model is configured: only what is rendered was looked at.[/]");
        }
    }
}
