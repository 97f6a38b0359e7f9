namespace RagLlama.Inference.Models;

/// <summary>What is known of a model that can be pulled. One file of <c>Models/Manifests</c>.</summary>
public sealed record ModelManifest
{
    /// <summary>Name on the command line and of the folder, such as <c>llama-3.1-8b-instruct</c>.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary><c>chat</c>, <c>embedder</c> or <c>guard</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What runs it: <c>onnx-genai</c> (in process), <c>onnx</c>, or <c>endpoint</c> (weights for a server such as vLLM).</summary>
    public required string Runtime { get; init; }

    /// <summary>Path of its repository below the mirror, such as <c>BAAI/bge-m3</c>.</summary>
    public required string Repository { get; init; }

    /// <summary>Branch, tag or commit of the repository.</summary>
    public string Revision { get; init; } = "main";

    /// <summary>ISO 639-1 codes of the languages the publisher supports; empty when it names none.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Longest text in tokens.</summary>
    public int? ContextTokens { get; init; }

    /// <summary>Floating point operations of its training; the presumption of systemic risk in the EU AI Act begins above 1e25. Null when unknown.</summary>
    public double? TrainingFlop { get; init; }

    /// <summary>Where the number of operations comes from.</summary>
    public string? TrainingFlopSource { get; init; }

    /// <summary>Chat format, such as <c>llama-3.1</c>; null for models that do not chat.</summary>
    public string? ChatFormat { get; init; }

    /// <summary>How an embedder's tokens become one vector, <c>mean</c> or <c>cls</c>; null for other models.</summary>
    public string? Pooling { get; init; }

    /// <summary>What an embedder wants before a question; null for nothing.</summary>
    public string? QueryPrefix { get; init; }

    /// <summary>What an embedder wants before a passage; null for nothing.</summary>
    public string? PassagePrefix { get; init; }

    public required ModelLicence Licence { get; init; }

    public required IReadOnlyList<ModelFile> Files { get; init; }

    /// <summary>What somebody should know before choosing it.</summary>
    public string? Note { get; init; }

    /// <summary>Above the line from which the EU AI Act presumes systemic risk (Art. 51(2)); null when the training is not known.</summary>
    public bool? IsAboveSystemicRiskLine => TrainingFlop is { } flop ? flop > 1e25 : null;
}
