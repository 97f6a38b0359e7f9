using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Prompting;
using RagLlama.Security;

namespace RagLlama.Answering.Replaying;

/// <summary>Finds what differs between a receipt and the one that the same question leaves today.</summary>
internal static class ReplayComparison
{
    private const int ShownHash = 12;

    private static readonly JsonSerializerOptions Format = new() { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    public static IEnumerable<ReplayChange> Chunks(AnswerReceipt before, AnswerReceipt after)
    {
        var now = after.Chunks.ToDictionary(c => c.Id);
        var then = before.Chunks.Select(c => c.Id).ToHashSet();
        foreach (var chunk in before.Chunks)
        {
            if (!now.TryGetValue(chunk.Id, out var found))
            {
                yield return new ReplayChange("chunk_gone", chunk.Id.ToString(), Short(chunk.TextHash), null);
            }
            else if (found.TextHash != chunk.TextHash)
            {
                yield return new ReplayChange("chunk_changed", chunk.Id.ToString(), Short(chunk.TextHash), Short(found.TextHash));
            }
        }

        foreach (var chunk in after.Chunks.Where(c => !then.Contains(c.Id)))
        {
            yield return new ReplayChange("chunk_new", chunk.Id.ToString(), null, Short(chunk.TextHash));
        }

        var (oldOrder, newOrder) = (before.Chunks.Where(c => now.ContainsKey(c.Id)).Select(c => c.Id), after.Chunks.Where(c => then.Contains(c.Id)).Select(c => c.Id));
        if (!oldOrder.SequenceEqual(newOrder))
        {
            yield return new ReplayChange("order", "chunks", string.Join(' ', oldOrder.Select(Place)), string.Join(' ', newOrder.Select(Place)));
        }
    }

    /// <summary>A document that was deleted and one the asker may not read any more look the same.</summary>
    public static async Task<List<ReplayChange>> DocumentsAsync(AnswerReceipt before, IDocumentCatalog catalog, Asker asker, CancellationToken cancellationToken)
    {
        var changes = new List<ReplayChange>();
        foreach (var chunk in before.Chunks.Where(c => c.Document is not null).DistinctBy(c => c.Document))
        {
            var was = Number(chunk.Version);
            var document = await catalog.FindReadableAsync(asker, chunk.Document!.Value, cancellationToken);
            if (document is null || document.Version == 0)
            {
                changes.Add(new ReplayChange("document_gone", chunk.Document.Value.ToString(), was, null));
            }
            else if (document.Version != chunk.Version)
            {
                changes.Add(new ReplayChange("document_changed", chunk.Document.Value.ToString(), was, Number(document.Version)));
            }
        }

        return changes;
    }

    public static IEnumerable<ReplayChange> Prompts(AnswerReceipt before)
    {
        var library = new PromptLibrary();
        foreach (var call in before.Calls.DistinctBy(c => c.Prompt))
        {
            var now = PromptLibrary.Names.Contains(call.Prompt) ? library.Get(call.Prompt).Hash : null;
            if (now != call.Version)
            {
                yield return new ReplayChange("prompt", call.Prompt, Short(call.Version), Short(now));
            }
        }
    }

    public static IEnumerable<ReplayChange> Model(AnswerReceipt before, string? model, ModelIdentity? identity)
    {
        if (before.Model is null)
        {
            yield break;
        }

        if (model != before.Model)
        {
            yield return new ReplayChange("model", "answer", before.Model, model);
        }

        var weights = before.Calls.LastOrDefault(c => c.Model == before.Model)?.WeightsHash;
        if (weights is not null && weights != identity?.WeightsHash)
        {
            yield return new ReplayChange("weights", before.Model, Short(weights), Short(identity?.WeightsHash));
        }
    }

    public static IEnumerable<ReplayChange> Settings(AnswerReceipt before, AnsweringOptions options)
    {
        if (before.Settings is not { } then)
        {
            yield break;
        }

        var now = Fields(ReceiptSettings.Of(options));
        foreach (var (name, value) in Fields(then).Where(f => now[f.Key] != f.Value))
        {
            yield return new ReplayChange("settings", AnsweringOptions.Section + ":" + name, value, now[name]);
        }
    }

    /// <summary>Whatever is one value on both sides.</summary>
    public static IEnumerable<ReplayChange> Values(params IEnumerable<(string Kind, string What, string? Before, string? After)> pairs) =>
        pairs.Where(p => p.Before != p.After).Select(p => new ReplayChange(p.Kind, p.What, p.Before, p.After));

    public static string? Short(string? hash) => hash is { Length: > ShownHash } ? hash[..ShownHash] : hash;

    private static Dictionary<string, string> Fields(ReceiptSettings settings) =>
        JsonSerializer.SerializeToElement(settings, Format).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString(), StringComparer.Ordinal);

    private static string Place(ChunkId id) => id.ToString()[..8];

    private static string Number(int version) => version.ToString(CultureInfo.InvariantCulture);
}
