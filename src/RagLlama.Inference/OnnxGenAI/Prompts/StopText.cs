namespace RagLlama.Inference.OnnxGenAI.Prompts;

/// <summary>Finds stop strings in a text that comes in pieces, and holds back only what may still become one.</summary>
internal sealed class StopText(IReadOnlyList<string> stops)
{
    private string held = "";

    /// <summary>A stop string was found; what follows is not shown.</summary>
    public bool IsFound { get; private set; }

    /// <returns>Text that can be shown now.</returns>
    public string Push(string piece)
    {
        if (IsFound || (stops.Count == 0 && held.Length == 0))
        {
            return IsFound ? "" : piece;
        }

        var text = held + piece;
        var cut = First(text);
        if (cut >= 0)
        {
            (IsFound, held) = (true, "");
            return text[..cut];
        }

        var keep = LongestBeginningAtTheEnd(text);
        held = text[^keep..];
        return text[..^keep];
    }

    /// <summary>What was held back when the text ends without a stop string.</summary>
    public string Flush()
    {
        var rest = held;
        held = "";
        return rest;
    }

    private int First(string text)
    {
        var first = -1;
        foreach (var stop in stops)
        {
            var at = text.IndexOf(stop, StringComparison.Ordinal);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }

        return first;
    }

    private int LongestBeginningAtTheEnd(string text)
    {
        var longest = 0;
        foreach (var stop in stops)
        {
            for (var length = Math.Min(stop.Length - 1, text.Length); length > longest; length--)
            {
                if (text.EndsWith(stop[..length], StringComparison.Ordinal))
                {
                    longest = length;
                }
            }
        }

        return longest;
    }
}
