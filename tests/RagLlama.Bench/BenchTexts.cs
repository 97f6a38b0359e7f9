using System.Text.Json;

namespace RagLlama.Bench;

/// <summary>Passages of so many words: generated, or from a file of JSON lines with a field <c>text</c>.</summary>
internal static class BenchTexts
{
    public static string NameOf(string? file) => file is null ? "generated" : Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)))!;

    public static List<string> Passages(string? file, int count, int words)
    {
        if (file is null)
        {
            var text = new GeneratedText(seed: 7);
            return [.. Enumerable.Range(0, count).Select(_ => text.Passage(words))];
        }

        var all = File.ReadLines(file).SelectMany(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        string[] found = [.. all.Take(count * words).Chunk(words).Select(chunk => string.Join(' ', chunk))];
        return [.. Enumerable.Range(0, count).Select(number => found[number % found.Length])];
    }
}
