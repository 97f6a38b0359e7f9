using System.Globalization;

namespace RagLlama.Text;

/// <summary>Numbers in one spelling, whichever separators their language writes and whichever digits.</summary>
internal static class TextNumbers
{
    /// <summary>1,250.00 and 1.250,00 as 1250; 3,5 as 3.5; false for anything else, such as a date, a version or a code.</summary>
    public static bool TryCanonical(ReadOnlySpan<char> group, out string number)
    {
        number = "";
        if (!char.IsDigit(group[0]) || !char.IsDigit(group[^1]))
        {
            return false;
        }

        int dots = 0, commas = 0;
        foreach (var c in group)
        {
            if (c == '.')
            {
                dots++;
            }
            else if (c == ',')
            {
                commas++;
            }
            else if (!char.IsDigit(c))
            {
                return false;
            }
        }

        if (dots + commas == 0)
        {
            number = Canonical(group);
            return true;
        }

        var last = group.LastIndexOfAny(".,");
        var hasDecimals = dots > 0 && commas > 0 ? (group[last] == '.' ? dots : commas) == 1 : dots + commas == 1 && !IsThousands(group);
        if (!hasDecimals && !IsThousands(group))
        {
            return false;
        }

        var whole = Canonical(hasDecimals ? group[..last] : group);
        var decimals = hasDecimals ? Canonical(group[(last + 1)..]).TrimEnd('0') : "";
        number = decimals.Length == 0 ? whole : whole + "." + decimals;
        return true;
    }

    /// <summary>The digits in ASCII, other characters as they are, separators dropped.</summary>
    public static string Canonical(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[word.Length];
        var length = 0;
        foreach (var c in word)
        {
            if (c is '.' or ',')
            {
                continue;
            }

            buffer[length++] = char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c;
        }

        return new string(buffer[..length]);
    }

    private static bool IsThousands(ReadOnlySpan<char> group)
    {
        var digits = 0;
        var groups = 0;
        foreach (var c in group)
        {
            if (char.IsDigit(c))
            {
                digits++;
                continue;
            }

            if (groups == 0 ? digits is 0 or > 3 : digits != 3)
            {
                return false;
            }

            groups++;
            digits = 0;
        }

        return groups > 0 && digits == 3 && group[0] != '0';
    }
}
