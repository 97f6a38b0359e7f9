namespace RagLlama.Extraction.Building;

internal static class Hyphenation
{
    /// <summary>
    /// True when <paramref name="line"/> ends in a hyphen that only breaks a word. A lower-case letter on both sides is the sign;
    /// "long-" + "term" is joined wrongly then, unless the document writes it with its hyphen elsewhere (<see cref="Compounds"/>).
    /// </summary>
    public static bool IsSplit(string line, string next)
    {
        var following = next.AsSpan().TrimStart();
        return line.Length > 2 && (line[^1] is '-' or '\u2010') && char.IsLower(line[^2]) && following.Length > 0 && char.IsLower(following[0]);
    }
}
