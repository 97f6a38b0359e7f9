using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RagLlama.Evaluation;

/// <summary>Runs kept as <c>NAME.json</c> in a folder. They hold questions and answers in clear text, so the folder belongs where documents may lie.</summary>
public sealed class StoredRuns(string folder)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
    };

    /// <exception cref="FormatException">The name is not valid.</exception>
    public string PathOf(string name) => Path.Combine(folder, EvaluationName.Check(name) + ".json");

    /// <summary>Writes the run, replacing one of the same name.</summary>
    public Task SaveAsync(StoredRun run, CancellationToken cancellationToken) =>
        WholeFile.WriteAsync(PathOf(run.Name), JsonSerializer.Serialize(run, Format), cancellationToken);

    /// <summary>Null when there is no run of this name.</summary>
    /// <exception cref="InvalidDataException">The file is no stored run.</exception>
    public async Task<StoredRun?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<StoredRun>(file, Format, cancellationToken);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is no stored run: {e.Message}", e);
        }
    }

    public IReadOnlyList<string> Names() =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)] : [];
}
