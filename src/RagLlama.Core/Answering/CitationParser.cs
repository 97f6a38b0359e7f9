using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RagLlama.Answering;

/// <summary>
/// Reads citation marks in a model's text while it streams, also when a mark is cut by the border of two pieces. Marks come out as
/// [1] or [1][2]; numbers that name no supplied source are removed and counted.
/// </summary>
/// <param name="sources">How many sources were supplied; they are numbered from 1.</param>
internal sealed partial class CitationParser(int sources)
{
    private const int LongestMark = 60;

    private readonly StringBuilder held = new();

    /// <summary>Space before a removed mark: it goes before the next mark when that follows at once.</summary>
    private string owedSpace = "";

    /// <summary>Citations that named no supplied source.</summary>
    public int Foreign { get; private set; }

    /// <summary>Numbers of the marks in a cleaned text, in order, each once.</summary>
    public static IReadOnlyList<int> NumbersIn(string text) =>
        [.. CleanMark().Matches(text).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct()];

    /// <summary>A cleaned text without its marks.</summary>
    public static string WithoutMarks(string text) => SpacedMark().Replace(text, "");

    /// <summary>The text that is settled by now.</summary>
    public string Push(string delta)
    {
        held.Append(delta);
        return Take(final: false);
    }

    public string Flush() => Take(final: true);

    private string Take(bool final)
    {
        var text = held.ToString();
        var settled = final ? text.Length : SettledLength(text);
        var output = new StringBuilder();
        var position = 0;
        foreach (Match match in Mark().Matches(text[..settled]))
        {
            AppendText(output, text[position..match.Index]);
            AppendMarks(output, match);
            position = match.Index + match.Length;
        }

        AppendText(output, text[position..settled]);
        held.Clear().Append(text, settled, text.Length - settled);
        return output.ToString();
    }

    /// <summary>Everything before a bracket that is still open, and before the spaces that a removed mark would take along.</summary>
    private static int SettledLength(string text)
    {
        var open = text.LastIndexOfAny(['[', '【']);
        var settled = open >= 0 && text.IndexOfAny([']', '】'], open) < 0 && text.Length - open < LongestMark ? open : text.Length;
        while (settled > 0 && text[settled - 1] is ' ' or '\u00A0')
        {
            settled--;
        }

        return settled;
    }

    private void AppendText(StringBuilder output, string text)
    {
        output.Append(text);
        owedSpace = text.Length > 0 ? "" : owedSpace;
    }

    private void AppendMarks(StringBuilder output, Match match)
    {
        var marks = new StringBuilder();
        foreach (Capture number in match.Groups["n"].Captures)
        {
            if (int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= sources)
            {
                marks.Append(CultureInfo.InvariantCulture, $"[{value}]");
            }
            else
            {
                Foreign++;
            }
        }

        var space = match.Groups["space"].Length > 0 ? match.Groups["space"].Value : owedSpace;
        owedSpace = marks.Length > 0 ? "" : space;
        output.Append(marks.Length > 0 ? space : "").Append(marks);
    }

    // [1]  [1, 2]  [1; 2]  [source 1]  【1】; digits of every script that the product's languages use are ASCII in a mark.
    [GeneratedRegex(@"(?<space>[ \u00A0]*)[\[【]\s*(?:sources?|quellen?|fontes?|fuentes?|fonti|स्रोत|แหล่งที่มา)?\s*(?<n>[0-9]{1,9})(?:\s*[,;]\s*(?<n>[0-9]{1,9}))*\s*[\]】]", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\[([0-9]+)\]")]
    private static partial Regex CleanMark();

    [GeneratedRegex(@"[ \u00A0]*\[[0-9]+\]")]
    private static partial Regex SpacedMark();
}
