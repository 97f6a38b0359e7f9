using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RagLlama.Text;

namespace RagLlama.Retrieval.Understanding;

/// <summary>
/// Filters typed into a question: <c>source:hr</c>, <c>source:"Travel rules"</c>, <c>lang:de</c>, <c>after:2025-06</c>, <c>before:2026</c>, and
/// phrases in quotation marks. A language nobody reads or a day that does not exist is a problem to be told, not a word to be looked for.
/// </summary>
public sealed partial record QueryFilters
{
    private const int MostPhrases = 4;

    /// <summary>The question without its filters; a quoted phrase stays, without its marks.</summary>
    public required string Text { get; init; }

    /// <summary>Names or ids of sources, as typed.</summary>
    public ImmutableHashSet<string> Sources { get; init; } = [];

    public ImmutableHashSet<string> Languages { get; init; } = [];

    public DateOnly? After { get; init; }

    public DateOnly? Before { get; init; }

    /// <summary>Phrases of at least two words that stood in quotation marks.</summary>
    public ImmutableArray<string> Phrases { get; init; } = [];

    /// <summary>Filters that mean nothing, in the order they were typed.</summary>
    public ImmutableArray<FilterProblem> Problems { get; init; } = [];

    public static QueryFilters Parse(string question)
    {
        var filters = new QueryFilters { Text = question };
        var text = Filter().Replace(question, match =>
        {
            var (key, value) = (match.Groups["key"].Value.ToLowerInvariant(), match.Groups["value"].Value.Trim('"'));
            filters = filters.With(key, value) ?? filters with { Problems = filters.Problems.Add(Problem(key, value)) };
            return "";
        });
        var phrases = Quoted().Matches(text).Select(match => match.Groups["phrase"].Value.Trim()).Where(phrase => phrase.Contains(' ', StringComparison.Ordinal)).Take(MostPhrases);
        text = Quoted().Replace(text, match => match.Groups["phrase"].Value);

        // Filters alone are no question: then all of it is meant literally.
        return string.IsNullOrWhiteSpace(text) ? new QueryFilters { Text = question } : filters with { Text = text.Trim(), Phrases = [.. phrases] };
    }

    private QueryFilters? With(string key, string value) => key switch
    {
        "source" => this with { Sources = Sources.Add(value) },
        "lang" when LanguageDetector.Languages.Contains(value.ToLowerInvariant()) => this with { Languages = Languages.Add(value.ToLowerInvariant()) },
        "after" when FirstDay(value) is { } day => this with { After = day },
        "before" when FirstDay(value) is { } day => this with { Before = day },
        _ => null,
    };

    private static FilterProblem Problem(string key, string value) => new(key, value, key == "lang" ? [.. LanguageDetector.Languages.Order(StringComparer.Ordinal)] : []);

    /// <summary>A day, a month's first day or a year's.</summary>
    private static DateOnly? FirstDay(string value) =>
        DateOnly.TryParseExact(value, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex("""(?<=^|\s)(?<key>source|lang|after|before):(?<value>"[^"]+"|[^\s"]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Filter();

    [GeneratedRegex("""["“„«](?<phrase>[^"“”„«»\n]{3,200})["”“»]""", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
