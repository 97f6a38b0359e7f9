namespace RagLlama.Inference.OpenAi;

/// <summary>One model at one endpoint: the first to be asked, or one that takes its place.</summary>
public class ChatEndpointOptions
{
    /// <summary>
    /// What the endpoint is: <c>generic</c>, <c>vllm</c>, <c>ollama</c>, <c>llamacpp</c>, <c>nim</c>, <c>azure-foundry</c>, <c>bedrock</c>,
    /// <c>vertex</c>, <c>databricks</c>, <c>snowflake</c>, <c>watsonx</c>, <c>groq</c> or <c>dell</c>. Default generic.
    /// </summary>
    public string Preset { get; set; } = "generic";

    /// <summary>Root of the endpoint's API, such as <c>http://localhost:8000/v1</c>. Needed for openai unless the preset has one.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The model's name at the endpoint, or <c>8B</c>, <c>70B</c> or <c>405B</c> where the preset knows the name. Needed for openai.</summary>
    public string? Model { get; set; }

    /// <summary>Key or token, sent in the header that the preset names; null for endpoints that ask for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>File with the key or token, read again for each request, so that a short-lived token can be renewed beside the service.</summary>
    public string? ApiKeyFile { get; set; }

    /// <summary>Project the request is charged to. Needed for watsonx.</summary>
    public string? Project { get; set; }

    /// <summary>Seconds in which nothing may arrive before the endpoint counts as down: 1 to 3600. Default 60.</summary>
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Seconds a whole answer may take: 30 to 7200. Default 600.</summary>
    public int LimitSeconds { get; set; } = 600;

    /// <summary>Further attempts after a passing fault, as long as nothing of the answer has arrived: 0 to 5. Default 1.</summary>
    public int Retries { get; set; } = 1;

    /// <summary>Failed attempts within 30 seconds, at least half of all, after which the endpoint is left alone: 2 to 1000. Default 5.</summary>
    public int BreakAfter { get; set; } = 5;

    /// <summary>Seconds for which it is left alone: 1 to 3600. Default 30.</summary>
    public int BreakSeconds { get; set; } = 30;

    /// <summary>Price of a million tokens read; null when it is not known. Default null.</summary>
    public decimal? PricePerMillionInputTokens { get; set; }

    /// <summary>Price of a million tokens written; null when it is not known. Default null.</summary>
    public decimal? PricePerMillionOutputTokens { get; set; }

    /// <summary>Energy of a token read, in joules: measured, or the machine's power divided by the tokens it reads in a second. Default null: not known.</summary>
    public double? JoulesPerInputToken { get; set; }

    /// <summary>Energy of a token written, in joules. Default null: not known.</summary>
    public double? JoulesPerOutputToken { get; set; }

    /// <summary>Power in watts that one answer takes while it is written: that of the machine, divided by the answers it usually writes at once. Default null: not known.</summary>
    public double? Watts { get; set; }

    /// <summary>Field that limits a reply's length: <c>max_tokens</c> or <c>max_completion_tokens</c>; only for openai. Default: the preset's.</summary>
    public string? LimitField { get; set; }
}
