using System.Text.Json;
using System.Text.Json.Serialization;

namespace RagLlama.Inference.Models;

internal static class ModelJson
{
    /// <summary>An unknown key in a manifest is a misspelt one.</summary>
    public static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };
}
