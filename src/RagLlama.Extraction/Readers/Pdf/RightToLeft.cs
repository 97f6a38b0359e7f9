using System.Globalization;
using System.Text;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>
/// Poppler reports the words of a line from left to right as they are printed, and so the letters of each word: for Arabic and Hebrew the
/// order of reading is restored, of letters and of words.
/// </summary>
internal static class RightToLeft
{
    private const char Lam = '\u0644';

    public static bool Occurs(string text)
    {
        foreach (var c in text)
        {
            if (IsRightToLeft(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Words in reading order: runs of the other direction keep theirs.</summary>
    public static List<T> Order<T>(List<T> words, Func<T, string> text)
    {
        var directions = words.ConvertAll(word => Direction(text(word)));
        var line = directions.Count(direction => direction < 0) >= directions.Count(direction => direction > 0) ? -1 : 1;
        var ordered = new List<T>(words.Count);
        for (var i = 0; i < words.Count;)
        {
            var isOther = directions[i] == -line;
            var end = i + 1;

            // Numbers and signs between words of the other direction belong to them, and so do numbers after Latin words.
            while (end < words.Count && isOther
                && (directions[end] == -line || (directions[end] == 0 && ((end + 1 < words.Count && directions[end + 1] == -line) || (line < 0 && text(words[end]).Any(char.IsDigit))))))
            {
                end++;
            }

            var run = words.GetRange(i, end - i);
            if (isOther && line > 0)
            {
                run.Reverse();
            }

            ordered.InsertRange(line > 0 ? ordered.Count : 0, run);
            i = end;
        }

        return ordered;
    }

    /// <summary>Letters in reading order; digits and brackets in between keep theirs.</summary>
    public static string Letters(string word)
    {
        if (!Occurs(word))
        {
            return word;
        }

        var clusters = new List<string>();
        for (var i = 0; i < word.Length;)
        {
            var length = 1;
            if (word[i] == Lam && i + 1 < word.Length && IsLigature(word, i))
            {
                length = 2;
            }
            else if (char.IsAsciiLetterOrDigit(word[i]))
            {
                while (i + length < word.Length && (char.IsAsciiLetterOrDigit(word[i + length]) || (word[i + length] is '.' or ',' or '-' && i + length + 1 < word.Length && char.IsAsciiLetterOrDigit(word[i + length + 1]))))
                {
                    length++;
                }
            }
            else
            {
                while (i + length < word.Length && CharUnicodeInfo.GetUnicodeCategory(word[i + length]) == UnicodeCategory.NonSpacingMark)
                {
                    length++;
                }
            }

            clusters.Add(length == 1 ? Mirrored(word[i]).ToString() : word.Substring(i, length));
            i += length;
        }

        clusters.Reverse();
        return string.Concat(clusters).Normalize(NormalizationForm.FormKC);
    }

    private static int Direction(string word)
    {
        foreach (var c in word)
        {
            if (IsRightToLeft(c))
            {
                return -1;
            }

            if (char.IsLetter(c))
            {
                return 1;
            }
        }

        return 0;
    }

    /// <summary>
    /// Lam and alef are printed as one sign, whose letters poppler gives in reading order. Lam and plain alef where a word begins (after at
    /// most one letter that is written together with it) are the article instead, printed as two signs.
    /// </summary>
    private static bool IsLigature(string word, int at) => word[at + 1] switch
    {
        '\u0623' or '\u0625' or '\u0622' => true,
        '\u0627' => at + 2 < word.Length && !(at + 3 == word.Length && word[at + 2] is '\u0648' or '\u0641' or '\u0628' or '\u0643') && char.IsLetter(word[at + 2]),
        _ => false,
    };

    private static char Mirrored(char c) => c switch { '(' => ')', ')' => '(', '[' => ']', ']' => '[', '«' => '»', '»' => '«', _ => c };

    private static bool IsRightToLeft(char c) => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');
}
