using System.Text.RegularExpressions;
using RagLlama.Documents;
using RagLlama.Retrieval;

namespace RagLlama.Answering.Quoting;

/// <summary>
/// "To apply you need:" says nothing without the list that follows, nor does the question of an FAQ without the sentence behind it, so they are quoted together, up to a length that is
/// still read.
/// </summary>
internal static partial class Announcement
{
    private const int Longest = 400;

    /// <param name="sentences">Of the same passages, in reading order.</param>
    /// <returns>The sentence with what it announces; itself when it announces nothing, or nothing that fits follows.</returns>
    public static PassageSentence Complete(PassageSentence sentence, IReadOnlyList<PassageSentence> sentences)
    {
        var isQuestion = sentence.Text[^1] is '?' or '？';
        if (!isQuestion && sentence.Text[^1] is not (':' or '：'))
        {
            return sentence;
        }

        var end = sentence.Span.End;
        foreach (var next in sentences.SkipWhile(s => !ReferenceEquals(s, sentence)).Skip(1).TakeWhile(s => s.PassageRank == sentence.PassageRank))
        {
            var isFirst = end == sentence.Span.End;
            var belongs = isQuestion ? isFirst && !next.IsHeading : Item().IsMatch(next.Text) || (!isFirst && IsOnSameLine(sentence.Passage, end, next.Span.Start));
            if (!belongs || next.TableHeader is not null || next.Span.End - sentence.Span.Start > Longest)
            {
                break;
            }

            end = next.Span.End;
        }

        var span = TextSpan.FromBounds(sentence.Span.Start, end);
        return sentence.Over(span, sentence.Passage.Text.Substring(span.Start - sentence.Passage.Span.Start, span.Length));
    }

    /// <summary>An item may have several sentences.</summary>
    private static bool IsOnSameLine(RetrievedPassage passage, int end, int start) => !passage.Text.AsSpan(end - passage.Span.Start, start - end).Contains('\n');

    [GeneratedRegex(@"^(?:[•◦▪‣·*–-]|\(?\p{L}\)|\(?\d{1,2}[.)])\s", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
