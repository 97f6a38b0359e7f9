using System.Text.RegularExpressions;
using RagLlama.Answering;
using RagLlama.Documents;

namespace RagLlama.Host.Api;

/// <summary>Finds each checked sentence in the answer's text, so that a page can mark it there.</summary>
internal static partial class SentenceSpans
{
    /// <summary>One span for each sentence, in order; null where the text does not hold the sentence. White space and citation marks may differ.</summary>
    public static IReadOnlyList<TextSpan?> Locate(string text, IReadOnlyList<AnswerSentence> sentences)
    {
        var (letters, positions) = Reduce(text);
        var spans = new List<TextSpan?>(sentences.Count);
        var from = 0;
        foreach (var sentence in sentences)
        {
            var wanted = Reduce(sentence.Text).Letters;
            var at = wanted.Length == 0 ? -1 : letters.IndexOf(wanted, from, StringComparison.Ordinal);
            if (at < 0)
            {
                spans.Add(null);
                continue;
            }

            from = at + wanted.Length;
            var end = EndWithMarks(text, positions[from - 1] + 1);
            spans.Add(TextSpan.FromBounds(positions[at], end));
        }

        return spans;
    }

    /// <summary>The text without white space and citation marks, and where each kept character stood.</summary>
    private static (string Letters, List<int> Positions) Reduce(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        var positions = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var mark = Mark().Match(text, i);
            if (mark.Success && mark.Index == i)
            {
                i += mark.Length - 1;
            }
            else if (!char.IsWhiteSpace(text[i]))
            {
                kept.Append(text[i]);
                positions.Add(i);
            }
        }

        return (kept.ToString(), positions);
    }

    /// <summary>Citation marks right after a sentence belong to it.</summary>
    private static int EndWithMarks(string text, int end)
    {
        var marks = TrailingMarks().Match(text, end);
        return marks.Success && marks.Index == end ? end + marks.Length : end;
    }

    [GeneratedRegex(@"\G\[\d{1,3}\]", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\G(?:\s*\[\d{1,3}\])+\.?", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingMarks();
}
