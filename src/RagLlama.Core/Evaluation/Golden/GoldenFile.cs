using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RagLlama.Documents;

namespace RagLlama.Evaluation.Golden;

/// <summary>
/// Golden sets as JSON lines in the format of a retrieval set: lines of <c>queries.jsonl</c> {id,text,lang,answers}, then lines of <c>qrels.jsonl</c>
/// {query,doc,score,page}, where doc is a document's id. Both kinds may stand in one file, in any order.
/// </summary>
public static class GoldenFile
{
    /// <summary>Most questions of one file.</summary>
    public const int MostQuestions = 10_000;

    private const int LongestId = 64;
    private const int LongestText = 4000;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IReadOnlyList<GoldenQuestion> questions)
    {
        var text = new StringBuilder();
        foreach (var q in questions)
        {
            text.AppendLine(JsonSerializer.Serialize(new { q.Id, q.Text, Lang = q.Language, q.Answers }, Format));
        }

        foreach (var (q, document) in questions.SelectMany(q => q.Documents.Select(d => (q, d))))
        {
            text.AppendLine(JsonSerializer.Serialize(new { Query = q.Id, Doc = document.Id.ToString(), Score = 1, document.Page }, Format));
        }

        return text.ToString();
    }

    /// <exception cref="FormatException">A line is not what it should be; the message names it.</exception>
    public static IReadOnlyList<GoldenQuestion> Read(string text)
    {
        var questions = new Dictionary<string, GoldenQuestion>(StringComparer.Ordinal);
        var expected = new List<(string Question, ExpectedDocument Document)>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                using var document = JsonDocument.Parse(line);
                Read(document.RootElement, questions, expected);
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                throw new FormatException($"Line {number}: {e.Message}", e);
            }
        }

        foreach (var group in expected.GroupBy(e => e.Question, StringComparer.Ordinal))
        {
            questions[group.Key] = questions.TryGetValue(group.Key, out var question)
                ? question with { Documents = [.. group.Select(e => e.Document).Distinct()] }
                : throw new FormatException($"A document is expected for the question '{group.Key}', which is not in the file.");
        }

        return questions.Count <= MostQuestions ? [.. questions.Values] : throw new FormatException($"{questions.Count} questions are more than {MostQuestions}.");
    }

    private static void Read(JsonElement line, Dictionary<string, GoldenQuestion> questions, List<(string Question, ExpectedDocument Document)> expected)
    {
        if (line.TryGetProperty("query", out var query))
        {
            var id = DocumentId.TryParse(Required(line, "doc"), out var parsed) ? parsed : throw new FormatException("'doc' is no document id.");
            if (!line.TryGetProperty("score", out var score) || score.GetInt32() > 0)
            {
                expected.Add((query.GetString() ?? "", new ExpectedDocument(id, Page(line))));
            }

            return;
        }

        var question = new GoldenQuestion
        {
            Id = Limited(Required(line, "id"), LongestId, "id"),
            Text = Limited(Required(line, "text"), LongestText, "text"),
            Language = line.TryGetProperty("lang", out var lang) && lang.GetString() is { Length: > 0 and <= 8 } code ? code : "und",
            Answers = line.TryGetProperty("answers", out var answers) && answers.ValueKind == JsonValueKind.Array
                ? [.. answers.EnumerateArray().Select(a => Limited(a.GetString() ?? "", LongestText, "answers"))]
                : null,
        };
        if (!questions.TryAdd(question.Id, question))
        {
            throw new FormatException($"The id '{question.Id}' stands twice.");
        }
    }

    private static int? Page(JsonElement line) => line.TryGetProperty("page", out var page) && page.ValueKind == JsonValueKind.Number && page.GetInt32() > 0 ? page.GetInt32() : null;

    private static string Required(JsonElement line, string name) =>
        line.GetProperty(name).GetString() is { Length: > 0 } value ? value : throw new FormatException($"'{name}' is empty.");

    private static string Limited(string value, int most, string name) =>
        value.Length <= most ? value : throw new FormatException($"'{name}' is longer than {most} characters.");
}
