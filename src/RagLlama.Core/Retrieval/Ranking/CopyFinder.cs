namespace RagLlama.Retrieval.Ranking;

/// <summary>
/// Finds passages that say the same: of their different stems at least nine in ten are shared (Jaccard). Copies of a policy in two folders, or two
/// editions that differ by a date, are such.
/// </summary>
internal static class CopyFinder
{
    private const double LeastShared = 0.9;

    /// <returns>For each passage, the index of the first one that it is a copy of; its own when there is none.</returns>
    public static int[] Find(IReadOnlyList<PreparedPassage> passages)
    {
        var sets = passages.Select(passage => passage.Stems.ToHashSet()).ToList();
        var copyOf = new int[passages.Count];
        for (var index = 0; index < passages.Count; index++)
        {
            copyOf[index] = index;
            for (var earlier = 0; earlier < index; earlier++)
            {
                if (copyOf[earlier] == earlier && AreCopies(sets[earlier], sets[index]))
                {
                    copyOf[index] = earlier;
                    break;
                }
            }
        }

        return copyOf;
    }

    private static bool AreCopies(HashSet<uint> one, HashSet<uint> other)
    {
        // The sizes alone rule out most pairs.
        int smaller = Math.Min(one.Count, other.Count), larger = Math.Max(one.Count, other.Count);
        if (smaller == 0 || smaller < LeastShared * larger)
        {
            return false;
        }

        var shared = 0;
        foreach (var stem in one)
        {
            shared += other.Contains(stem) ? 1 : 0;
        }

        return shared >= LeastShared * (one.Count + other.Count - shared);
    }
}
