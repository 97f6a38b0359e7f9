using System.Globalization;
using RagLlama.Indexing;

namespace RagLlama.Host.Evaluation;

/// <summary>A way to search that is tried out.</summary>
/// <param name="Limit">Passages fetched, 1 to 50.</param>
public sealed record RetrievalSetting(SearchMode Mode, int Limit)
{
    public static RetrievalSetting Default { get; } = new(SearchMode.Hybrid, 10);

    /// <summary>From form fields; what is missing or wrong is as in the default.</summary>
    public static RetrievalSetting Read(string? mode, string? limit, RetrievalSetting otherwise) => new(
        Enum.TryParse<SearchMode>(mode, ignoreCase: true, out var m) && Enum.IsDefined(m) ? m : otherwise.Mode,
        int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var l) && l is >= 1 and <= 50 ? l : otherwise.Limit);
}
