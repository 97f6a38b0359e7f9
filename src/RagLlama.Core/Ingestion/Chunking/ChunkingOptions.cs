namespace RagLlama.Ingestion.Chunking;

/// <summary>Configuration section <c>Ingestion:Chunking</c>. A change makes a new index generation.</summary>
public sealed class ChunkingOptions
{
    public const string Section = "Ingestion:Chunking";

    /// <summary>Largest chunk in estimated tokens (<see cref="Text.TokenCounter"/>), 64 to 2000. Default 512: about 330 English words, three to five paragraphs.</summary>
    public int MaxTokens { get; set; } = 512;
}
