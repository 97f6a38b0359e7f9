using System.Collections.Frozen;

namespace RagLlama.Host.Api;

/// <summary>The languages RagLlama answers and speaks in, as ISO 639-1 codes.</summary>
public static class AnswerLanguages
{
    public static FrozenSet<string> All { get; } = FrozenSet.ToFrozenSet(["en", "de", "es", "fr", "hi", "it", "pt", "th"], StringComparer.Ordinal);
}
