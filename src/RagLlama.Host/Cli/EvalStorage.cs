using RagLlama.Evaluation;
using RagLlama.Host.Cli.EvalReports;
using RagLlama.Host.Evaluation;

namespace RagLlama.Host.Cli;

/// <summary>The files of <c>eval</c>: stored runs and the report.</summary>
internal static class EvalStorage
{
    /// <summary>The run to compare with, read before the measurement so that a wrong name costs no time.</summary>
    public static async Task<StoredRun?> ReadAsync(EvalSetup setup, CancellationToken cancellationToken)
    {
        if (setup.Against is not { } name)
        {
            return null;
        }

        return await setup.Stored.FindAsync(name, cancellationToken)
            ?? throw new BadInputException($"--against: there is no stored run '{name}'. Stored: {(setup.Stored.Names() is { Count: > 0 } names ? string.Join(", ", names) : "none yet; keep one with --save")}.");
    }

    public static async Task WriteAsync(EvalSetup setup, IReadOnlyList<MeasuredSet> measured, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (setup.Save is { } name)
        {
            await setup.Stored.SaveAsync(new StoredRun(name, now, [.. measured.Select(m => m.Run)]), cancellationToken);
        }

        if (setup.Html is { } file)
        {
            await WholeFile.WriteAsync(file, await EvalHtml.RenderAsync(measured, now), cancellationToken);
        }
    }
}
