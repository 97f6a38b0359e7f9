using System.CommandLine;
using RagLlama.Host.Evaluation;

namespace RagLlama.Host.Cli;

internal static class EvalGolden
{
    public static Task<MeasuredSet> RunAsync(ParseResult parsed, string name, string? asker, EvalSetup setup, EvalProgress progress, CancellationToken cancellationToken) =>
        throw new BadInputException("--golden: there are no golden sets yet.");
}
