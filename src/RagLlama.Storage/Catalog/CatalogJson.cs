using System.Text.Json.Serialization;
using RagLlama.Answering;
using RagLlama.Evaluation.Golden;
using RagLlama.Storage.Catalog.Model;

namespace RagLlama.Storage.Catalog;

/// <summary>The JSON kept in text columns; generated at build time, so that opening the catalogue costs no reflection.</summary>
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(string[][]))]
[JsonSerializable(typeof(float[][]))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(AnswerReceipt))]
[JsonSerializable(typeof(TurnDetails))]
[JsonSerializable(typeof(GoldenQuestion))]
internal sealed partial class CatalogJson : JsonSerializerContext;
