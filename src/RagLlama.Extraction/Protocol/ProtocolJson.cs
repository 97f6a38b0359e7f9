using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RagLlama.Extraction.Protocol;

[JsonSerializable(typeof(ChildRequest))]
[JsonSerializable(typeof(ChildReply))]
internal sealed partial class ProtocolJson : JsonSerializerContext
{
    /// <summary>Both ends are ours, so text travels unescaped: half the bytes for Hindi and Thai.</summary>
    public static ProtocolJson Wire { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
