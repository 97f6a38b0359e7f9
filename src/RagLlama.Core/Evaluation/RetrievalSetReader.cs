using System.Text.Json;

namespace RagLlama.Evaluation;

/// <summary>
/// Reads a folder with <c>corpus.jsonl</c> {id,title,text,lang}, <c>queries.jsonl</c> {id,text,lang,answers} and <c>qrels.jsonl</c> {query,doc,score}.
/// </summary>
public static class RetrievalSetReader
{
    /// <exception cref="InvalidDataException">A file is missing or a line is not what it should be; the message names file and line.</exception>
    public static async Task<RetrievalSet> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var passages = await ReadLinesAsync(
            folder, "corpus.jsonl", line => new SetPassage(Text(line, "id"), Optional(line, "title"), Text(line, "text"), Language(line)), cancellationToken);
        var queries = await ReadLinesAsync(
            folder, "queries.jsonl", line => new SetQuery(Text(line, "id"), Text(line, "text"), Language(line), Answers(line)), cancellationToken);
        var judgements = await ReadLinesAsync(
            folder, "qrels.jsonl", line => (Query: Text(line, "query"), Document: Text(line, "doc"), Score: line.GetProperty("score").GetInt32()), cancellationToken);
        return new RetrievalSet
        {
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            Passages = passages,
            Queries = queries,
            Relevance = judgements.Where(judgement => judgement.Score > 0).GroupBy(judgement => judgement.Query).ToDictionary(
                group => group.Key,
                IReadOnlyDictionary<string, int> (group) => group.GroupBy(judgement => judgement.Document).ToDictionary(d => d.Key, d => d.Max(judgement => judgement.Score))),
        };
    }

    private static async Task<List<T>> ReadLinesAsync<T>(string folder, string name, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path} is missing: a retrieval set has corpus.jsonl, queries.jsonl and qrels.jsonl.");
        }

        var items = new List<T>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                using var document = JsonDocument.Parse(line);
                items.Add(read(document.RootElement));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                throw new InvalidDataException($"{path}, line {number}: {e.Message}", e);
            }
        }

        return items;
    }

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");

    private static string Optional(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static string Language(JsonElement line) => Optional(line, "lang") is { Length: > 0 } language ? language : "und";

    private static IReadOnlyList<string>? Answers(JsonElement line) =>
        line.TryGetProperty("answers", out var answers) && answers.ValueKind == JsonValueKind.Array
            ? [.. answers.EnumerateArray().Select(answer => answer.GetString() ?? "")]
            : null;
}
