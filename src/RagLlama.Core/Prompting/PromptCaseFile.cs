using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RagLlama.Prompting;

/// <summary>Reads cases, one JSON object on a line. Fields that are not known are values of the prompt.</summary>
public static class PromptCaseFile
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <param name="place">What the text is, for messages.</param>
    /// <exception cref="InvalidDataException">The message names the line and what is wrong with it.</exception>
    public static IReadOnlyList<PromptCase> Read(string place, string text)
    {
        var cases = new List<PromptCase>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                cases.Add(ReadLine(string.Create(CultureInfo.InvariantCulture, $"{place}, line {number}"), line));
            }
        }

        return cases;
    }

    private static PromptCase ReadLine(string place, string line)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Line>(line, Format);
            return read is { Name.Length: > 0, Language.Length: > 0 }
                ? new PromptCase
                {
                    Name = read.Name,
                    Language = read.Language,
                    Values = read.Values ?? [],
                    MustContain = read.MustContain ?? [],
                    MustNotContain = read.MustNotContain ?? [],
                    MustEqual = read.MustEqual,
                    MostLines = read.MostLines,
                }
                : throw new InvalidDataException($"{place}: 'name' and 'language' are needed.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{place}: {e.Message}", e);
        }
    }

#pragma warning disable CA1812 // made by the JSON reader
    private sealed class Line
    {
        public string Name { get; set; } = "";

        public string Language { get; set; } = "";

        public List<string>? MustContain { get; set; }

        public List<string>? MustNotContain { get; set; }

        public string? MustEqual { get; set; }

        public int? MostLines { get; set; }

        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Values { get; set; }
    }
#pragma warning restore CA1812
}
