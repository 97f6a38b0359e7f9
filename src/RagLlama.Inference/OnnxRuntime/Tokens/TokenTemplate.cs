namespace RagLlama.Inference.OnnxRuntime.Tokens;

/// <summary>How texts are framed by control tokens, such as <c>&lt;s&gt; A &lt;/s&gt;</c>.</summary>
/// <param name="Parts">Control tokens, and the places of the texts: <see cref="First"/> and <see cref="Second"/>.</param>
internal sealed record TokenTemplate(IReadOnlyList<(int Token, int Type)> Parts)
{
    public const int First = -1;
    public const int Second = -2;

    /// <summary>Tokens beside those of the texts.</summary>
    public int Frame => Parts.Count(p => p.Token >= 0);

    public EncodedText Fill(IReadOnlyList<int> first, IReadOnlyList<int> second, bool isCut)
    {
        var ids = new List<int>(Frame + first.Count + second.Count);
        var (secondStart, secondType) = (int.MaxValue, 0);
        foreach (var (token, type) in Parts)
        {
            // The second type, once begun, goes to the end: every template of a pair is so.
            if (type != 0 && secondStart == int.MaxValue)
            {
                (secondStart, secondType) = (ids.Count, type);
            }

            ids.AddRange(token == First ? first : token == Second ? second : [token]);
        }

        return new EncodedText([.. ids], isCut) { SecondStart = secondStart, SecondType = secondType };
    }
}
