using System.Numerics;

namespace RagLlama.Storage.Embedded;

/// <summary>Finds the slots with the greatest scores.</summary>
internal static class TopSlots
{
    /// <param name="scores">[slots]</param>
    /// <param name="slots">[at most this many wanted] filled from the start, in no order.</param>
    /// <param name="best">[like <paramref name="slots"/>] room to work in.</param>
    /// <returns>How many were found; only scores above zero count.</returns>
    public static int Select(ReadOnlySpan<float> scores, Span<int> slots, Span<float> best)
    {
        var count = 0;
        var least = 0f;
        var position = 0;
        while (position < scores.Length)
        {
            // Most blocks hold nothing that is good enough.
            if (position + Vector<float>.Count <= scores.Length && !Vector.GreaterThanAny(new Vector<float>(scores[position..]), new Vector<float>(least)))
            {
                position += Vector<float>.Count;
                continue;
            }

            var end = Math.Min(scores.Length, position + Vector<float>.Count);
            for (; position < end; position++)
            {
                if (scores[position] <= least)
                {
                    continue;
                }

                if (count < slots.Length)
                {
                    (best[count], slots[count]) = (scores[position], position);
                    Rise(best, slots, count++);
                }
                else
                {
                    (best[0], slots[0]) = (scores[position], position);
                    Sink(best, slots);
                }

                least = count < slots.Length ? 0 : best[0];
            }
        }

        return count;
    }

    private static void Rise(Span<float> best, Span<int> slots, int index)
    {
        while (index > 0 && best[index] < best[(index - 1) / 2])
        {
            Swap(best, slots, index, (index - 1) / 2);
            index = (index - 1) / 2;
        }
    }

    private static void Sink(Span<float> best, Span<int> slots)
    {
        for (var index = 0; ;)
        {
            var child = (index * 2) + 1;
            if (child >= slots.Length)
            {
                return;
            }

            child += child + 1 < slots.Length && best[child + 1] < best[child] ? 1 : 0;
            if (best[index] <= best[child])
            {
                return;
            }

            Swap(best, slots, index, child);
            index = child;
        }
    }

    private static void Swap(Span<float> best, Span<int> slots, int one, int other)
    {
        (best[one], best[other]) = (best[other], best[one]);
        (slots[one], slots[other]) = (slots[other], slots[one]);
    }
}
