using System.CommandLine;
using RagLlama.Evaluation;
using RagLlama.Host.Evaluation;
using RagLlama.Host.Hosting;

namespace RagLlama.Host.Cli;

/// <summary><c>eval</c>: measures retrieval and answers, on question sets in a temporary index or on a golden set in the service's own; or runs the cases of prompts.</summary>
internal static class EvalCommand
{
    public static Command Create()
    {
        var options = new EvalOptions();
        var command = new Command("eval", "Measure retrieval and answers on a set of questions.");
        options.All.ForEach(command.Options.Add);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (options.PromptsOf(parsed) is { } prompts)
            {
                return await EvalPrompts.RunAsync(parsed, prompts, options.LimitOf(parsed), options.IsJson(parsed), cancellationToken);
            }

            var (settings, _) = SettingsLoader.Load(parsed.GetValue(CommonOptions.Config), parsed.GetValue(CommonOptions.Data));
            var setup = options.SetupOf(parsed, settings.Data);
            var before = await EvalStorage.ReadAsync(setup, cancellationToken);
            var progress = new EvalProgress(setup.Json);
            var measured = parsed.GetValue(options.Golden) is { } golden
                ? [await EvalGolden.RunAsync(parsed, golden, parsed.GetValue(options.As), setup, progress, cancellationToken)]
                : await EvalMeasurement.RunAsync(settings, await options.WorkOfAsync(parsed, cancellationToken), setup, progress, cancellationToken);
            measured = [.. measured.Select(m => Compare(m, before))];
            await EvalStorage.WriteAsync(setup, measured, cancellationToken);
            Show([.. measured.Select(m => m.Run.Result)], setup.Json, isOne: parsed.GetValue(options.Sets) is null);
            return ExitCode.Done;
        });
        return command;
    }

    private static MeasuredSet Compare(MeasuredSet measured, StoredRun? before)
    {
        var result = measured.Run.Result;
        return before?.Find(result.Set, result.Mode) is not { } earlier
            ? measured
            : measured with
            {
                Before = earlier,
                Run = measured.Run with { Result = result with { Comparison = RunComparison.Of(before.Name, earlier.Questions, measured.Run.Questions) } },
            };
    }

    private static void Show(IReadOnlyList<EvaluationResult> results, bool json, bool isOne)
    {
        if (json && isOne)
        {
            JsonOutput.Write(results[0]);
        }
        else if (json)
        {
            JsonOutput.Write(new EvalSets(EvaluationMean.Of(results), results));
        }
        else
        {
            EvalPrinter.Print(results);
        }
    }
}
