namespace RagLlama.Sources;

/// <summary>
/// Tells a plausible clean-up from a source that answers with an empty or halved listing: a scheduled run may remove at most
/// 20 documents or 5 % of the source, whichever is more. More waits for somebody to ask for it.
/// </summary>
public static class BlastRadius
{
    public const int MinimumDocuments = 20;

    public const double Share = 0.05;

    public static bool Exceeds(int removed, int known) => removed > Math.Max(MinimumDocuments, known * Share);
}
