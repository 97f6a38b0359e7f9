using System.Text;

namespace RagLlama.Inference.OnnxRuntime.Tokens;

/// <summary>
/// Turns texts into tokens as the model's own tokenizer.json says, with one difference: the spelling of a control token in a text stays a text.
/// Gives the ids of Hugging Face's tokenizers. Callable from any thread.
/// </summary>
internal sealed class EncoderTokenizer(
    IReadOnlyList<TextNormalizer> normalizers, IReadOnlyList<TextSplitter> splitters, UnigramPieces pieces, TokenTemplate single, TokenTemplate pair)
{
    /// <summary>Token that fills up short rows; null when the file names none.</summary>
    public int? Padding { get; init; }

    /// <param name="most">Most tokens, those that frame the text included.</param>
    public EncodedText Encode(string text, int most)
    {
        var (tokens, isCut) = Cut(text, Math.Max(0, most - single.Frame));
        return single.Fill(tokens, [], isCut);
    }

    /// <summary>A question and a text that may answer it. The question has at most half of the room, so that some of the text is read.</summary>
    public EncodedText EncodePair(string question, string text, int most)
    {
        var room = Math.Max(0, most - pair.Frame);
        var (first, isFirstCut) = Cut(question, room / 2);
        var (second, isSecondCut) = Cut(text, room - first.Count);
        return pair.Fill(first, second, isFirstCut || isSecondCut);
    }

    /// <returns>The first tokens, and whether there are more.</returns>
    private (List<int> Tokens, bool IsCut) Cut(string text, int most)
    {
        var tokens = new List<int>();
        foreach (var word in Words(text))
        {
            pieces.Cut(word, tokens);
            if (tokens.Count > most)
            {
                tokens.RemoveRange(most, tokens.Count - most);
                return (tokens, true);
            }
        }

        return (tokens, false);
    }

    private IEnumerable<string> Words(string text)
    {
        var plain = normalizers.Aggregate(Whole(text), (current, step) => step.Apply(current));
        if (plain.Length == 0)
        {
            return [];
        }

        return splitters.Aggregate(Enumerable.Repeat((Word: plain, IsFirst: true), 1), (words, step) => step.Apply(words)).Select(w => w.Word);
    }

    /// <summary>Half of a surrogate pair becomes the replacement character, as every reader of UTF-8 makes it.</summary>
    private static string Whole(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && !(char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[++at])))
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            }
        }

        return text;
    }
}
