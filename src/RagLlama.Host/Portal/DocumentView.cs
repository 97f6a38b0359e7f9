using RagLlama.Documents;
using RagLlama.Indexing;

namespace RagLlama.Host.Portal;

/// <summary>A document as a page shows it, perhaps at a passage.</summary>
public sealed record DocumentView
{
    public required DocumentRecord Document { get; init; }

    public string SourceName { get; init; } = "";

    /// <summary>What was read; null when nothing was, or when an admin may manage but not read it.</summary>
    public ExtractedDocument? Structure { get; init; }

    public Chunk? Chunk { get; init; }

    public Chunk? Previous { get; init; }

    public Chunk? Next { get; init; }

    /// <summary>What to mark in the text.</summary>
    public TextSpan? Mark { get; init; }

    /// <summary>The page of the passage.</summary>
    public int? Page { get; init; }

    public bool HasPictures => Structure is { PageSizes.Count: > 0 };

    /// <summary>What to hand to the page picture to mark the passage.</summary>
    public string? Highlight => Mark is { } mark ? $"{mark.Start}-{mark.Length}" : Chunk?.Id.ToString();
}
