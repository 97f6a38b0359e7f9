using System.Text.Json.Serialization;

namespace RagLlama.Bench.Documents;

/// <summary>A line of a document set's <c>manifest.jsonl</c>.</summary>
/// <param name="GtKind">How <paramref name="Gt"/> is compared: <c>tool_snapshot_md</c>, <c>same_content_txt</c>, <c>ocr_text</c> by tokens, <c>tool_snapshot_nospace</c> by characters.</param>
internal sealed record ManifestRow(
    string Id,
    string File,
    string Format,
    bool Scanned,
    [property: JsonPropertyName("gt_kind")] string GtKind,
    string? Gt,
    [property: JsonPropertyName("must_include")] IReadOnlyList<string> MustInclude,
    [property: JsonPropertyName("must_not_include")] IReadOnlyList<string> MustNotInclude)
{
    public bool HasReference => Gt is not null && GtKind is "tool_snapshot_md" or "same_content_txt" or "ocr_text" or "tool_snapshot_nospace";

    /// <summary>Constants are chosen on half 0 and confirmed on half 1; FNV-1a of the id decides, so that a file never changes sides.</summary>
    public int Half
    {
        get
        {
            var hash = 2166136261u;
            foreach (var c in Id)
            {
                hash = (hash ^ c) * 16777619u;
            }

            return (int)((hash >> 16) & 1);
        }
    }
}
