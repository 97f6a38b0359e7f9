using System.Globalization;
using System.Text.RegularExpressions;
using RagLlama.Answering;
using RagLlama.Host.Api;

namespace RagLlama.Host.Portal;

/// <summary>A stretch of an answer that is shown in one way: text, or a citation.</summary>
/// <param name="Flag">What to say about the sentence that ends here; null for nothing.</param>
internal sealed partial record AnswerPiece(string Text, Citation? Citation, SupportStatus Status, bool Flag)
{
    /// <summary>Cuts an answer into runs. A mark becomes a citation only when the answer has a citation of that number.</summary>
    public static IReadOnlyList<AnswerPiece> Cut(string text, IReadOnlyList<AnswerSentence> sentences, IReadOnlyList<Citation> citations)
    {
        var runs = new List<AnswerPiece>();
        var spans = SentenceSpans.Locate(text, sentences);
        var at = 0;
        for (var i = 0; i < spans.Count; i++)
        {
            if (spans[i] is not { } span)
            {
                continue;
            }

            AddText(runs, text[at..span.Start], citations, SupportStatus.Supported);
            AddText(runs, text[span.Start..span.End], citations, sentences[i].Status);
            if (sentences[i].Status is SupportStatus.Unsupported or SupportStatus.Partly)
            {
                runs.Add(new AnswerPiece("", null, sentences[i].Status, Flag: true));
            }

            at = span.End;
        }

        AddText(runs, text[at..], citations, SupportStatus.Supported);
        return runs;
    }

    private static void AddText(List<AnswerPiece> runs, string text, IReadOnlyList<Citation> citations, SupportStatus status)
    {
        // Citations stand after the sentence's full stop, right behind it.
        var tidy = Marks().Replace(text, "$2$1");
        foreach (var part in Parts().Split(tidy).Where(p => p.Length > 0))
        {
            var citation = part is ['[', .. var digits, ']'] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? citations.FirstOrDefault(c => c.Number == number)
                : null;
            runs.Add(new AnswerPiece(citation is null ? part : "", citation, status, Flag: false));
        }
    }

    [GeneratedRegex(@"\s*((?:\[\d{1,3}\]\s?)*\[\d{1,3}\])([.!?…।]?)", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"(\[\d{1,3}\])", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
