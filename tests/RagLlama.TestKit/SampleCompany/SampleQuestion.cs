using System.Text.Json;

namespace RagLlama.TestKit.SampleCompany;

/// <summary>A question about the sample company with its known answer and place.</summary>
/// <param name="Kind"><c>answerable</c>, <c>unanswerable</c> or <c>follow_up</c>.</param>
/// <param name="Answers">Accepted answers as they stand in the document; empty when it cannot be answered.</param>
/// <param name="Document">Path below the documents folder; null when it cannot be answered.</param>
/// <param name="Page">Page, slide or sheet from 1; null for formats without.</param>
/// <param name="Split"><c>dev</c>: settings may be chosen on it. <c>test</c>: for confirmation only.</param>
public sealed record SampleQuestion(
    string Id, string Lang, string Kind, string Question, IReadOnlyList<SampleTurn> History, IReadOnlyList<string> Answers, string? Document, int? Page, string Split)
{
    /// <summary>Groups the asker must be in for documents that not everyone may read.</summary>
    public IReadOnlyList<string> AskerGroups { get; init; } = [];

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IReadOnlyList<SampleQuestion> ReadAll() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "SampleCompany", "questions.jsonl"))
            .Where(l => l.Length > 0)
            .Select(l => JsonSerializer.Deserialize<SampleQuestion>(l, Json)!)];
}

public sealed record SampleTurn(string Question, string Answer);
