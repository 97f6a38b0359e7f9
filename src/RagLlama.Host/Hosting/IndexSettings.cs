namespace RagLlama.Host.Hosting;

/// <summary>Configuration section <c>Index</c>.</summary>
public sealed class IndexSettings
{
    /// <summary><c>embedded</c>, the only one of this release. Default embedded.</summary>
    public string Provider { get; set; } = "embedded";

    public EmbeddedIndexSettings Embedded { get; set; } = new();
}
