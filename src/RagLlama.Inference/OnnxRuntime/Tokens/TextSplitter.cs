namespace RagLlama.Inference.OnnxRuntime.Tokens;

/// <summary>One step of cutting a text into words.</summary>
/// <param name="apply">From one word to its parts; the second argument says whether it is the text's beginning.</param>
internal sealed class TextSplitter(Func<string, bool, IEnumerable<string>> apply)
{
    public IEnumerable<(string Word, bool IsFirst)> Apply(IEnumerable<(string Word, bool IsFirst)> words)
    {
        foreach (var (word, isFirst) in words)
        {
            var first = isFirst;
            foreach (var part in apply(word, isFirst))
            {
                if (part.Length > 0)
                {
                    yield return (part, first);
                }

                first = false;
            }
        }
    }
}
