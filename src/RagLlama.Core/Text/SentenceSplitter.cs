using System.Text;
using RagLlama.Documents;

namespace RagLlama.Text;

/// <summary>
/// Cuts text into sentences, in English, German, French, Italian, Portuguese, Hindi, Spanish and Thai, without being told which. The spans
/// partition the text exactly: white space after a sentence belongs to it, white space before the first one belongs to the first.
/// </summary>
public static class SentenceSplitter
{
    // A line this short that is followed by a capital is a heading or an entry of a list, not a line wrapped by a page's width.
    private const int ShortLine = 50;

    // Thai writes a space between clauses and sentences alike: after a clause-like length it is taken for the end of a sentence.
    private const int ThaiSentence = 80;
    private const int ThaiSentenceBeforeConnective = 30;

    private const string Closers = "\"'”’»›)]}”＂』」";

    public static IReadOnlyList<TextSpan> Split(string text)
    {
        var spans = new List<TextSpan>();
        var start = 0;
        var index = 0;
        while (index < text.Length)
        {
            var end = BoundaryAfter(text, start, index);
            if (end < 0)
            {
                index++;
                continue;
            }

            end = SkipWhiteSpace(text, end);
            if (!IsBlank(text.AsSpan(start, end - start)))
            {
                spans.Add(TextSpan.FromBounds(start, end));
                start = end;
            }

            index = Math.Max(end, index + 1);
        }

        if (start < text.Length)
        {
            AddRest(text, spans, start);
        }

        return spans;
    }

    private static void AddRest(string text, List<TextSpan> spans, int start)
    {
        if (spans.Count > 0 && IsBlank(text.AsSpan(start)))
        {
            spans[^1] = TextSpan.FromBounds(spans[^1].Start, text.Length);
            return;
        }

        spans.Add(TextSpan.FromBounds(start, text.Length));
    }

    /// <summary>Where the sentence ends that the character at <paramref name="index"/> closes, or -1.</summary>
    private static int BoundaryAfter(string text, int start, int index)
    {
        var c = text[index];
        switch (c)
        {
            case '\n' or '\r' or '\u2028' or '\u2029':
                return IsLineBoundary(text, start, index) ? index + 1 : -1;
            case '।' or '॥' or '。' or '！' or '？':
                return SkipClosers(text, index + 1);
            case '!' or '?' or '…' or '؟':
                return IsTerminator(text, index + 1, out var end) && !FollowedByLower(text, end) ? end : -1;
            case '.':
                return IsTerminator(text, index + 1, out var stop) && IsFullStop(text, start, index, stop) ? stop : -1;
            case ' ' or '\u00a0':
                return IsThaiBoundary(text, start, index) ? index + 1 : -1;
            default:
                return -1;
        }
    }

    private static bool IsTerminator(string text, int after, out int end)
    {
        while (after < text.Length && text[after] is '.' or '!' or '?' or '…')
        {
            after++;
        }

        end = SkipClosers(text, after);
        return end >= text.Length || char.IsWhiteSpace(text[end]);
    }

    private static bool IsFullStop(string text, int start, int dot, int end)
    {
        var next = SkipWhiteSpace(text, end);
        if (next >= text.Length)
        {
            return true;
        }

        if (char.IsLower(text[next]))
        {
            return false;
        }

        var wordStart = dot;
        while (wordStart > start && !char.IsWhiteSpace(text[wordStart - 1]) && text[wordStart - 1] is not ('(' or '[' or '"' or '“' or '„' or '«'))
        {
            wordStart--;
        }

        var word = text.AsSpan(wordStart, dot - wordStart);
        return word.Length == 0 || !SentenceAbbreviations.Continues(word, PreviousWord(text, start, wordStart), NextWord(text, next), LineStart(text, start, wordStart));
    }

    private static bool IsLineBoundary(string text, int start, int index)
    {
        var next = index + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\r')
        {
            next++;
        }

        if (next >= text.Length || text[next] == '\n' || text[index] is '\u2029')
        {
            return true;
        }

        var lineStart = index;
        while (lineStart > 0 && text[lineStart - 1] is not '\n')
        {
            lineStart--;
        }

        var line = text.AsSpan(Math.Max(lineStart, start), index - Math.Max(lineStart, start)).Trim();
        if (line.Length == 0)
        {
            return false;
        }

        if (line[^1] is ':' or ';' or '|' || StartsListItem(text.AsSpan(next)) || line.Contains('\t') || line.Contains('|'))
        {
            return true;
        }

        return line.Length <= ShortLine && line[^1] is not (',' or '-' or '(') && !char.IsLower(text[next]) && (char.IsLetterOrDigit(text[next]) || char.IsHighSurrogate(text[next]));
    }

    private static bool StartsListItem(ReadOnlySpan<char> line)
    {
        if (line.Length > 1 && line[0] is '-' or '*' or '•' or '–' or '—' or '·' or '+' or '◦' or '▪' or '#' or '>' && line[1] is ' ' or '\t' or '#')
        {
            return true;
        }

        var index = 0;
        while (index < line.Length && index < 4 && char.IsAsciiLetterOrDigit(line[index]) && (index == 0 || char.IsAsciiDigit(line[index])))
        {
            index++;
        }

        return index > 0 && index + 1 < line.Length && line[index] is '.' or ')' && char.IsWhiteSpace(line[index + 1]);
    }

    private static bool IsThaiBoundary(string text, int start, int index)
    {
        if (index == 0 || index + 1 >= text.Length || !IsThai(text[index - 1]))
        {
            return false;
        }

        var next = SkipWhiteSpace(text, index);
        if (next >= text.Length || !IsThai(text[next]) || text[next] is 'ๆ' or 'ฯ')
        {
            return false;
        }

        var length = index - start;
        return length >= ThaiSentence
            || next - index > 1
            || (length >= ThaiSentenceBeforeConnective && SentenceAbbreviations.IsThaiConnective(text.AsSpan(next)));
    }

    private static bool FollowedByLower(string text, int end)
    {
        var next = SkipWhiteSpace(text, end);
        return next < text.Length && char.IsLower(text[next]);
    }

    private static int SkipClosers(string text, int index)
    {
        while (index < text.Length && Closers.Contains(text[index], StringComparison.Ordinal))
        {
            index++;
        }

        // A note mark such as [12] after the stop belongs to the sentence before it.
        if (index < text.Length && text[index] == '[')
        {
            var close = index + 1;
            while (close < text.Length && close - index < 5 && char.IsAsciiDigit(text[close]))
            {
                close++;
            }

            if (close > index + 1 && close < text.Length && text[close] == ']')
            {
                return SkipClosers(text, close + 1);
            }
        }

        return index;
    }

    private static int SkipWhiteSpace(string text, int index)
    {
        while (index < text.Length && (char.IsWhiteSpace(text[index]) || text[index] is '\u200b' or '\ufeff'))
        {
            index++;
        }

        return index;
    }

    private static ReadOnlySpan<char> PreviousWord(string text, int start, int before)
    {
        var end = before;
        while (end > start && text[end - 1] is ' ' or '\u00a0')
        {
            end--;
        }

        var begin = end;
        while (begin > start && char.IsLetter(text[begin - 1]))
        {
            begin--;
        }

        return text.AsSpan(begin, end - begin);
    }

    private static ReadOnlySpan<char> NextWord(string text, int from)
    {
        var end = from;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        return text.AsSpan(from, end - from);
    }

    private static bool LineStart(string text, int start, int index)
    {
        while (index > start && text[index - 1] is ' ' or '\t' or '(')
        {
            index--;
        }

        return index <= start || text[index - 1] == '\n';
    }

    private static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && rune.Value is not (0x200b or 0xfeff))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsThai(char c) => c is >= '\u0e01' and <= '\u0e5b';
}
