namespace RagLlama.Inference.OpenAi;

/// <summary>The presets by name; docs/hosted-models.md says the same for people.</summary>
internal static class ChatPresets
{
    public static readonly ChatPreset Generic = new("generic");

    private static readonly Dictionary<string, ChatPreset> ByName = new[]
    {
        Generic,
        new("vllm") { BaseUrl = "http://localhost:8000/v1", Models = Repositories },
        new("ollama") { BaseUrl = "http://localhost:11434/v1", Models = Sizes("llama3.1:8b", "llama3.1:70b", "llama3.1:405b") },
        new("llamacpp") { BaseUrl = "http://localhost:8080/v1" },
        new("nim")
        {
            BaseUrl = "http://localhost:8000/v1",
            Models = Sizes("meta/llama-3.1-8b-instruct", "meta/llama-3.1-70b-instruct", "meta/llama-3.1-405b-instruct"),
        },
        new("azure-foundry")
        {
            BaseUrlPattern = "https://RESOURCE.services.ai.azure.com/openai/v1",
            KeyHeader = "api-key",
            NeedsKey = true,
            Unsupported = ["stream_options"],
        },
        new("bedrock")
        {
            BaseUrlPattern = "https://bedrock-runtime.REGION.amazonaws.com/openai/v1",
            NeedsKey = true,
            LimitField = "max_completion_tokens",
            Models = Sizes("meta.llama3-1-8b-instruct-v1:0", "meta.llama3-1-70b-instruct-v1:0", "meta.llama3-1-405b-instruct-v1:0"),
        },
        new("vertex")
        {
            BaseUrlPattern = "https://REGION-aiplatform.googleapis.com/v1/projects/PROJECT/locations/REGION/endpoints/openapi",
            NeedsKey = true,
            Models = Sizes("meta/llama-3.1-8b-instruct-maas", "meta/llama-3.1-70b-instruct-maas", "meta/llama-3.1-405b-instruct-maas"),
        },
        new("databricks")
        {
            BaseUrlPattern = "https://WORKSPACE/serving-endpoints",
            NeedsKey = true,
            Unsupported = ["stream_options"],
            Models = Sizes("databricks-meta-llama-3-1-8b-instruct", null, "databricks-meta-llama-3-1-405b-instruct"),
        },
        new("snowflake")
        {
            BaseUrlPattern = "https://ACCOUNT.snowflakecomputing.com/api/v2/cortex/v1",
            NeedsKey = true,
            LimitField = "max_completion_tokens",
            Models = Sizes("llama3.1-8b", "llama3.1-70b", "llama3.1-405b"),
        },
        new("watsonx")
        {
            BaseUrlPattern = "https://REGION.ml.cloud.ibm.com/ml/v1",
            Path = "text/chat_stream",
            Query = "version=2024-10-08",
            NeedsKey = true,
            NeedsProject = true,
            ModelField = "model_id",
            Unsupported = ["stream", "stream_options"],
        },
        new("groq") { BaseUrl = "https://api.groq.com/openai/v1", NeedsKey = true, Models = Sizes("llama-3.1-8b-instant", null, null) },
        new("dell") { BaseUrlPattern = "http://HOST:PORT/v1", Models = Repositories },
    }.ToDictionary(preset => preset.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    private static Dictionary<string, string> Repositories => Sizes(
        "meta-llama/Llama-3.1-8B-Instruct", "meta-llama/Llama-3.1-70B-Instruct", "meta-llama/Llama-3.1-405B-Instruct");

    /// <exception cref="ArgumentException">The message names the configuration key.</exception>
    public static ChatPreset Find(string section, string name) =>
        ByName.TryGetValue(name, out var preset)
            ? preset
            : throw new ArgumentException($"{section}:Preset is '{name}'; expected {string.Join(", ", Names)}.");

    private static Dictionary<string, string> Sizes(string? small, string? middle, string? large)
    {
        var models = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (size, model) in new[] { ("8B", small), ("70B", middle), ("405B", large) })
        {
            if (model is not null)
            {
                models[size] = model;
            }
        }

        return models;
    }
}
