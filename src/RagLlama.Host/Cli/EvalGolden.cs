using System.CommandLine;
using RagLlama.Evaluation.Golden;
using RagLlama.Host.Evaluation;

namespace RagLlama.Host.Cli;

/// <summary><c>eval --golden NAME</c>: a golden set of the portal, asked of the service's own documents with what the asker may read.</summary>
internal static class EvalGolden
{
    public static async Task<MeasuredSet> RunAsync(
        ParseResult parsed, string name, string? user, EvalSetup setup, EvalProgress progress, CancellationToken cancellationToken)
    {
        await using var services = await CommandServices.OpenAsync(parsed, cancellationToken);
        var asker = await services.AskerAsync(user, cancellationToken);
        var run = new GoldenRun(RetrievalSetting.Default with { Mode = setup.Mode, Limit = 50 })
        {
            Curve = setup.Curve,
            Limit = setup.Limit,
            RunFile = setup.RunFile("golden-" + name),
            Progress = progress,
        };
        if (await services.Get<IGoldenSetStore>().FindAsync(name, cancellationToken) is not { } set)
        {
            var known = await services.Get<IGoldenSetStore>().ListAsync(cancellationToken);
            throw new BadInputException($"--golden: there is no golden set '{name}'. Known: {(known.Count > 0 ? string.Join(", ", known.Select(s => s.Name)) : "none yet; make one in the portal under Quality")}.");
        }

        progress.Start(name, Math.Min(setup.Limit ?? int.MaxValue, set.Questions));
        var measured = await services.Get<GoldenMeasurement>().RunAsync(name, run, asker, cancellationToken);
        progress.End();
        return measured ?? throw new BadInputException($"--golden: the golden set '{name}' was removed meanwhile.");
    }
}
