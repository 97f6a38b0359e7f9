namespace RagLlama.Adapters.Tests.OpenAi;

/// <summary>What an endpoint of one kind expects and the form in which it streams.</summary>
internal sealed record PresetContract(string Preset, string Root, string Path, string Model, string Limit, params string[] Stream)
{
    public string Key { get; init; } = "Authorization: Bearer secret-of-this-test";

    public string ModelField { get; init; } = "model";

    public string[] Absent { get; init; } = [];
}
