using System.Text;
using System.Text.RegularExpressions;
using RagLlama.Text;

namespace RagLlama.Answering;

/// <summary>Collects streamed text into sentences. Marks behind a full stop belong to the sentence before it.</summary>
internal sealed partial class SentenceAssembler
{
    private readonly StringBuilder held = new();

    /// <summary>Sentences that are complete by now, with the white space behind them. A sentence is complete when the next one has begun.</summary>
    public IReadOnlyList<string> Push(string text)
    {
        held.Append(text);
        var sentences = Split(held.ToString());
        if (sentences.Count < 2 || OnlyMarks().IsMatch(sentences[^1]))
        {
            return [];
        }

        held.Clear().Append(sentences[^1]);
        sentences.RemoveAt(sentences.Count - 1);
        return sentences;
    }

    public IReadOnlyList<string> Flush()
    {
        var rest = Split(held.ToString());
        held.Clear();
        return rest;
    }

    private static List<string> Split(string text)
    {
        var sentences = new List<string>();
        foreach (var span in SentenceSplitter.Split(text))
        {
            var sentence = text.Substring(span.Start, span.Length);
            var marks = LeadingMarks().Match(sentence).Length;
            if (sentences.Count > 0 && marks > 0)
            {
                sentences[^1] += sentence[..marks];
                sentence = sentence[marks..];
            }

            if (sentence.Length > 0)
            {
                sentences.Add(sentence);
            }
        }

        return sentences;
    }

    [GeneratedRegex(@"^(?:\s*\[[0-9]+\])+\s*")]
    private static partial Regex LeadingMarks();

    [GeneratedRegex(@"^(?:\s|\[[0-9]*\]?)*$")]
    private static partial Regex OnlyMarks();
}
