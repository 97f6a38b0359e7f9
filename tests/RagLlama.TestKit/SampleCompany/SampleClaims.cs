using System.Text.Json;
using RagLlama.Evaluation.Mutations;

namespace RagLlama.TestKit.SampleCompany;

/// <summary>Right sentences about the sample company's documents, in other words than the documents', and the documents' passages.</summary>
public static class SampleClaims
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "SampleCompany", "Claims");

    /// <summary>The passages into which the documents are cut.</summary>
    public static IReadOnlyList<ClaimPassage> Passages() =>
        [.. File.ReadLines(Path.Combine(Folder, "passages.jsonl")).Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize<ClaimPassage>(l, Json)!)];

    /// <param name="set"><c>claims</c>: the check was built on those of one half of the documents. <c>late</c>: written afterwards, never looked at.</param>
    public static IEnumerable<CheckedClaim> Read(string set) => Directory.EnumerateFiles(Folder, set + "-*.tsv").Order(StringComparer.Ordinal)
        .SelectMany(file => File.ReadLines(file).Where(l => l.Length > 0).Select(l => l.Split('\t'))
            .Select(cells => new CheckedClaim(cells[0], Path.GetFileNameWithoutExtension(file)[^2..], cells[1], IsVerbatim: false)));

    /// <summary>Every second document of each language: on these the check was built, on the others it was confirmed.</summary>
    public static IReadOnlySet<string> ForBuilding() => Passages()
        .GroupBy(p => p.Document)
        .GroupBy(d => d.GroupBy(p => p.Language).MaxBy(g => g.Count())!.Key)
        .SelectMany(language => language.Select(d => d.Key).Order(StringComparer.Ordinal).Where((_, i) => i % 2 == 0))
        .ToHashSet(StringComparer.Ordinal);
}
