using RagLlama.Storage.Embedded;

namespace RagLlama.Host.Hosting;

/// <summary>Configuration section <c>Index:Embedded</c>: what can be changed without indexing anything again.</summary>
public sealed class EmbeddedIndexSettings
{
    /// <inheritdoc cref="EmbeddedIndexOptions.ApproximateAbove"/>
    public int ApproximateAbove { get; set; } = 500_000;

    /// <inheritdoc cref="EmbeddedIndexOptions.RecallTarget"/>
    public double RecallTarget { get; set; } = 0.95;

    /// <param name="data">The data folder.</param>
    internal EmbeddedIndexOptions ToOptions(string data) => new()
    {
        Folder = Path.Combine(data, "index"),
        ApproximateAbove = ApproximateAbove,
        RecallTarget = RecallTarget,
    };
}
