using System.Text.Encodings.Web;
using System.Text.Json;

namespace RagLlama.Answering.Agent;

internal static class AgentJson
{
    /// <summary>One line, letters of every script as they are: an escape would cost the model several tokens.</summary>
    public static JsonSerializerOptions Line { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
