namespace RagLlama.Adapters.Tests.Extraction.Fixtures;

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "changes the environment of extraction";
}
