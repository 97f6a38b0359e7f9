namespace RagLlama.Adapters.Tests.OpenAi;

/// <summary>The contracts, after what the providers publish; the pieces of each stream make "Five days." and count 11 tokens read and 3 written.</summary>
internal static class PresetContracts
{
    private const string Role = """{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}]}""";
    private const string Five = """{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"Five "},"finish_reason":null}]}""";
    private const string Days = """{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"days."},"finish_reason":null}]}""";
    private const string Stop = """{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";
    private const string Counts = """{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":11,"completion_tokens":3,"total_tokens":14}}""";
    private const string Done = "[DONE]";

    public static IReadOnlyList<PresetContract> All { get; } =
    [
        new("vllm", "/v1", "/v1/chat/completions", "meta-llama/Llama-3.1-8B-Instruct", "max_tokens", Role, Five, Days, Stop, Counts, Done),
        new("ollama", "/v1", "/v1/chat/completions", "llama3.1:8b", "max_tokens", OwnRole("Five "), OwnRole("days."), Stop, Counts, Done),
        new("llamacpp", "/v1", "/v1/chat/completions", "any", "max_tokens",
            Role.Replace("\"content\":\"\"", "\"content\":null", StringComparison.Ordinal), Five, Days, Stop, With(Counts, "\"timings\":{\"predicted_n\":3}"), Done),
        new("nim", "/v1", "/v1/chat/completions", "meta/llama-3.1-8b-instruct", "max_tokens", Role, OwnRole("Five "), OwnRole("days."), Stop, Counts, Done),
        new("azure-foundry", "/openai/v1", "/openai/v1/chat/completions", "my-deployment", "max_tokens",
            """{"id":"","object":"","created":0,"model":"","choices":[],"prompt_filter_results":[{"prompt_index":0,"content_filter_results":{}}]}""",
            Role, Five, Days, With(Stop, "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3,\"total_tokens\":14}"), Done)
        {
            Key = "api-key: secret-of-this-test",
            Absent = ["Authorization:", "stream_options"],
        },
        new("bedrock", "/openai/v1", "/openai/v1/chat/completions", "meta.llama3-1-8b-instruct-v1:0", "max_completion_tokens", Role, Five, Days, Stop, Counts, Done),
        new("vertex", "/v1/projects/p/locations/l/endpoints/openapi", "/v1/projects/p/locations/l/endpoints/openapi/chat/completions",
            "meta/llama-3.1-8b-instruct-maas", "max_tokens", OwnRole("Five "), OwnRole("days."), With(Stop, "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3,\"total_tokens\":14}"), Done),
        new("databricks", "/serving-endpoints", "/serving-endpoints/chat/completions", "databricks-meta-llama-3-1-8b-instruct", "max_tokens",
            With(OwnRole("Five "), "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":1,\"total_tokens\":12}"), OwnRole("days."),
            With(Stop, "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3,\"total_tokens\":14}"), Done)
        {
            Absent = ["stream_options"],
        },
        new("snowflake", "/api/v2/cortex/v1", "/api/v2/cortex/v1/chat/completions", "llama3.1-8b", "max_completion_tokens", Five, Days, Stop, Counts, Done),
        new("watsonx", "/ml/v1", "/ml/v1/text/chat_stream?version=2024-10-08", "a-model-of-yours", "max_tokens", Role, Five, Days, Stop, Counts)
        {
            ModelField = "model_id",
            Absent = ["\"stream\"", "stream_options", "\"model\""],
        },
        new("groq", "/openai/v1", "/openai/v1/chat/completions", "llama-3.1-8b-instant", "max_tokens", With(Role, "\"x_groq\":{\"id\":\"r\"}"), Five, Days, Stop, Counts, Done),
        new("dell", "/v1", "/v1/chat/completions", "meta-llama/Llama-3.1-8B-Instruct", "max_tokens", With(OwnRole("Five "), "\"system_fingerprint\":\"native\""), OwnRole("days."), Stop, Counts, Done),
    ];

    private static string OwnRole(string text) =>
        $$$"""{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"{{{text}}}"},"finish_reason":null}]}""";

    private static string With(string chunk, string field) => chunk[..^1] + "," + field + "}";
}
