using System.Text.Json;
using System.Text.Json.Serialization;
using RagLlama.Documents;

namespace RagLlama.Host.Api.Json;

/// <summary>How receipts are written for people and programs, and read again by <c>replay</c>: ids are plain text.</summary>
internal static class ReceiptFormat
{
    public static JsonSerializerOptions Options { get; } = new(ApiJson.Options) { Converters = { new Ids<ChunkId>(ParseChunk), new Ids<DocumentId>(ParseDocument) } };

    private static ChunkId? ParseChunk(string? text) => ChunkId.TryParse(text, out var id) ? id : null;

    private static DocumentId? ParseDocument(string? text) => DocumentId.TryParse(text, out var id) ? id : null;

    private sealed class Ids<T>(Func<string?, T?> parse) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && parse(reader.GetString()) is { } id ? id : throw new JsonException($"An id of {typeof(T).Name} is none.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
