namespace RagLlama.Inference.Models;

/// <summary>Under which terms a model is used.</summary>
public sealed record ModelLicence
{
    /// <summary>Short name, such as <c>llama3.1</c> or <c>mit</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Url { get; init; }

    /// <summary>Somebody has to accept it before the first pull.</summary>
    public bool NeedsAcceptance { get; init; }

    /// <summary>Words that must be shown prominently where the model is used; null when none.</summary>
    public string? Display { get; init; }

    /// <summary>Text of the Notice file the licence asks for; null when none.</summary>
    public string? Notice { get; init; }

    /// <summary>Rules of use beside the licence; null when there are none.</summary>
    public string? UsePolicyUrl { get; init; }
}
