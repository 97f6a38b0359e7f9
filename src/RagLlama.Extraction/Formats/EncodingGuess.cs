using System.Text;

namespace RagLlama.Extraction.Formats;

/// <summary>
/// The encoding of text without a byte order mark that is not UTF-8. Each candidate is tried on the first part and judged by how much of it
/// becomes letters of the one script that the encoding was made for; western encodings are the answer when none convinces.
/// </summary>
internal static class EncodingGuess
{
    private const int SampleLength = 16 * 1024;

    /// <summary>Western text has an accent now and then; in text of other scripts most letters are high bytes.</summary>
    private const double LeastHighShare = 0.3;

    /// <summary>Share of the high characters that must be letters of the script, after what speaks against it.</summary>
    private const double LeastScore = 0.75;

    private static readonly (int CodePage, Func<char, double> Judge)[] Candidates =
    [
        (874, Thai),
        (932, c => c is (>= '\u3041' and <= '\u30FC') or '\u3001' or '\u3002' ? 1.1 : c is >= '\u4E00' and <= '\u9FFF' ? 0.7 : Other(c)),
        (949, c => c is >= '\uAC00' and <= '\uD7A3' ? 1 : Other(c)),
        (54936, c => Chinese(c, "的一是不了在人有我他这中大来上国个到说们为和你地出也时年得就那要下以生会自着去之过家学对可里后小么多天而能好都没日于起还发成事只作当看文无开")),
        (950, c => Chinese(c, "的一是不了在人有我他這中大來上國個到說們為和你地出也時年得就那要下以生會自著去之過家學對可裡後小麼多天而能好都沒日於起還發成事只作當看文無開")),
        (1251, Cyrillic),
        (20866, Cyrillic),
        (1253, c => c is >= '\u0386' and <= '\u03CE' ? char.IsUpper(c) ? 0.7 : 1 : Other(c)),
        (1255, c => c is >= '\u05D0' and <= '\u05EA' ? 1 : Other(c)),
        (1256, c => c is >= '\u0621' and <= '\u0652' ? 1 : Other(c)),
    ];

    /// <summary>Null when nothing speaks against western text.</summary>
    public static Encoding? Find(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, SampleLength)];
        if (Wide(sample) is { } wide)
        {
            return wide;
        }

        int high = 0, letters = 0;
        foreach (var b in sample)
        {
            high += b >= 0x80 ? 1 : 0;
            letters += char.IsAsciiLetter((char)b) ? 1 : 0;
        }

        if (high < 4 || high < LeastHighShare * (high + letters) || sample.Contains((byte)0))
        {
            return null;
        }

        var (best, score) = ((Encoding?)null, LeastScore);
        foreach (var (codePage, judge) in Candidates)
        {
            var encoding = Encoding.GetEncoding(codePage);
            if (Score(encoding.GetString(sample), judge) is var found && found > score)
            {
                (best, score) = (encoding, found);
            }
        }

        return best;
    }

    /// <summary>UTF-16 without a mark: every other byte of western text is zero, and nothing in it is a control character.</summary>
    private static Encoding? Wide(ReadOnlySpan<byte> sample)
    {
        sample = sample[..(sample.Length / 2 * 2)];
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        var pairs = sample.Length / 2;
        var encoding = pairs < 4 ? null : odd > pairs / 3 && even <= pairs / 50 ? Encoding.Unicode : even > pairs / 3 && odd <= pairs / 50 ? Encoding.BigEndianUnicode : null;
        foreach (var c in encoding?.GetString(sample) ?? "")
        {
            if ((char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f')) || c >= '\uFFFE')
            {
                return null;
            }
        }

        return encoding;
    }

    private static double Score(string text, Func<char, double> judge)
    {
        double sum = 0;
        var count = 0;
        var before = ' ';
        foreach (var c in text)
        {
            if (c >= '\u0080')
            {
                // A capital within a word: the letters of two Cyrillic encodings are each other's capitals. A Thai sign above or below a letter
                // stands behind that letter. A western letter before: half of a character of two bytes.
                var isTorn = (char.IsUpper(c) && char.IsLower(before)) || (IsThaiMark(c) && before is not (>= '\u0E01' and <= '\u0E2E') && !IsThaiMark(before));
                sum += isTorn ? -3 : char.IsAsciiLetter(before) ? -0.5 : judge(c);
                count++;
            }

            before = c;
        }

        return count == 0 ? 0 : sum / count;
    }

    /// <summary>Letters that Thai hardly uses count for little.</summary>
    private static double Thai(char c) => c is '\u0E03' or '\u0E05' or '\u0E26' or '\u0E3F' or (>= '\u0E4F' and <= '\u0E5B') ? 0.2 : c is >= '\u0E01' and <= '\u0E5B' ? 1 : Other(c);

    private static bool IsThaiMark(char c) => c is '\u0E31' or (>= '\u0E34' and <= '\u0E3A') or (>= '\u0E47' and <= '\u0E4E');

    private static double Cyrillic(char c) => c is >= '\u0430' and <= '\u0451' ? 1 : c is >= '\u0400' and <= '\u042F' ? 0.6 : Other(c);

    private static double Chinese(char c, string common) => c is >= '\u4E00' and <= '\u9FFF' ? common.Contains(c, StringComparison.Ordinal) ? 1.2 : 0.6 : c is (>= '\u3001' and <= '\u3011') or (>= '\uFF01' and <= '\uFF1F') ? 1 : Other(c);

    /// <summary>Punctuation is common to all; anything else speaks against the candidate.</summary>
    private static double Other(char c) => c is (>= '\u2010' and <= '\u2026') or '\u00A0' or '\u00AB' or '\u00BB' ? 0.8 : -1;
}
