using RagLlama.Evaluation;
using RagLlama.Indexing;

namespace RagLlama.Host.Cli;

/// <summary>What the options of <c>eval</c> ask for.</summary>
internal sealed record EvalSetup
{
    public required string Data { get; init; }

    public SearchMode Mode { get; init; }

    public int? Limit { get; init; }

    public string? Save { get; init; }

    public string? Against { get; init; }

    public string? Html { get; init; }

    /// <summary>Also try every relevance threshold: costs about seven more judgements for each question.</summary>
    public bool Curve { get; init; }

    public bool Json { get; init; }

    public StoredRuns Stored => new(Path.Combine(Data, "evaluations"));

    public string RunFile(string set) => Path.Combine(Data, "runs", $"eval-{set}-{Mode.ToString().ToLowerInvariant()}.jsonl");
}
