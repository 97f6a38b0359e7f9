using System.Globalization;
using RagLlama.Answering.Agent;
using RagLlama.Ingestion;
using RagLlama.Storage.Catalog;

namespace RagLlama.Host.Hosting;

/// <summary>Ranges and combinations that types alone do not say. The first one broken stops the start.</summary>
internal static class SettingsRules
{
    public static void Check(RagLlamaSettings settings)
    {
        if (settings.Catalog.Provider == CatalogProvider.Postgres)
        {
            Required("Catalog:ConnectionString", settings.Catalog.ConnectionString, "Catalog:Provider is postgres");
        }

        OneOf("Index:Provider", settings.Index.Provider, "embedded");
        OneOf("Inference:Chat:Provider", settings.Inference.Chat.Provider, "quotes", "openai", "onnx");
        OneOf("Inference:Embeddings:Provider", settings.Inference.Embeddings.Provider, "builtin", "openai", "onnx");
        if (settings.Inference.Chat.Provider == "openai")
        {
            if (settings.Inference.Chat.Preset == "generic")
            {
                Required("Inference:Chat:BaseUrl", settings.Inference.Chat.BaseUrl, "Inference:Chat:Provider is openai");
            }

            Required("Inference:Chat:Model", settings.Inference.Chat.Model, "Inference:Chat:Provider is openai");
        }

        CheckInProcess(settings.Inference);
        if (settings.Inference.Embeddings.Provider == "openai")
        {
            Required("Inference:Embeddings:BaseUrl", settings.Inference.Embeddings.BaseUrl, "Inference:Embeddings:Provider is openai");
            Required("Inference:Embeddings:Model", settings.Inference.Embeddings.Model, "Inference:Embeddings:Provider is openai");
        }

        OneOf("Inference:Reranker:Provider", settings.Inference.Reranker.Provider, "none", "rerank", "tei", "onnx");
        if (settings.Inference.Reranker.Provider is "rerank" or "tei")
        {
            Required("Inference:Reranker:BaseUrl", settings.Inference.Reranker.BaseUrl, $"Inference:Reranker:Provider is {settings.Inference.Reranker.Provider}");
        }

        if (settings.Inference.Reranker.Provider == "rerank")
        {
            Required("Inference:Reranker:Model", settings.Inference.Reranker.Model, "Inference:Reranker:Provider is rerank");
        }

        Range("Inference:Reranker:Candidates", settings.Inference.Reranker.Candidates, 2, 100);
        Range("Inference:Reranker:TimeoutSeconds", settings.Inference.Reranker.TimeoutSeconds, 1, 60);
        Range("Index:Embedded:ApproximateAbove", settings.Index.Embedded.ApproximateAbove, 1000, 1_000_000_000);
        if (settings.Index.Embedded.RecallTarget is not (>= 0.5 and <= 0.999))
        {
            throw new ConfigurationException(string.Create(CultureInfo.InvariantCulture, $"'Index:Embedded:RecallTarget' is {settings.Index.Embedded.RecallTarget}; expected 0.5 to 0.999."));
        }

        Range("Answering:Passages", settings.Answering.Passages, 1, 20);
        CheckAgent(settings);
        CheckIngestion(settings.Ingestion);
    }

    private static void CheckInProcess(InferenceSettings inference)
    {
        Model("Inference:Chat", inference.Chat.Provider, inference.Chat.ModelPath);
        Model("Inference:Embeddings", inference.Embeddings.Provider, inference.Embeddings.ModelPath);
        Model("Inference:Reranker", inference.Reranker.Provider, inference.Reranker.ModelPath);
        Model("Inference:Guards:PromptGuard", inference.Guards.PromptGuard.Provider, inference.Guards.PromptGuard.ModelPath);
        Model("Inference:Guards:LlamaGuard", inference.Guards.LlamaGuard.Provider, inference.Guards.LlamaGuard.ModelPath);
    }

    private static void Model(string section, string provider, string? path)
    {
        if (provider == "onnx")
        {
            Required(section + ":ModelPath", path, section + ":Provider is onnx");
        }
    }

    private static void CheckAgent(RagLlamaSettings settings)
    {
        var agent = settings.Answering.Agent;
        OneOf("Answering:Agent:Orchestrator", agent.Orchestrator, AgentOptions.BuiltIn, AgentOptions.SemanticKernel);
        Range("Answering:Agent:MaxSteps", agent.MaxSteps, 1, 20);
        Range("Answering:Agent:MaxTokens", agent.MaxTokens, 1000, 1_000_000);
        Range("Answering:Agent:MaxSeconds", agent.MaxSeconds, 5, 600);
        Range("Answering:Agent:ResultTokens", agent.ResultTokens, 200, 8000);
        if (agent.Mode != AgentMode.Off && settings.Inference.Chat.Provider == "quotes")
        {
            throw new ConfigurationException("'Answering:Agent:Mode' needs a model that writes; set 'Inference:Chat:Provider'.");
        }

        if (agent.Orchestrator == AgentOptions.SemanticKernel && !Orchestrators.HasSemanticKernel)
        {
            throw new ConfigurationException("'Answering:Agent:Orchestrator' is 'semantic-kernel', which only a build of the full stack has (-p:FullStack=true); expected builtin.");
        }
    }

    private static void CheckIngestion(IngestionOptions ingestion)
    {
        Range("Ingestion:MaxFileBytes", ingestion.MaxFileBytes, 1024, 4L << 30);
        Range("Ingestion:Workers", ingestion.Workers, 1, 32);
        Range("Ingestion:EmbeddingBatch", ingestion.EmbeddingBatch, 1, 512);
        Range("Ingestion:MaxAttempts", ingestion.MaxAttempts, 1, 20);
        Range("Ingestion:LeaseSeconds", ingestion.LeaseSeconds, 5, 600);
        Range("Ingestion:Chunking:MaxTokens", ingestion.Chunking.MaxTokens, 64, 2000);
    }

    private static void OneOf(string key, string value, params string[] allowed)
    {
        if (!allowed.Contains(value, StringComparer.Ordinal))
        {
            throw new ConfigurationException($"'{key}' is '{value}'; expected {string.Join(" or ", allowed)}.");
        }
    }

    private static void Required(string key, string? value, string because)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ConfigurationException($"'{key}' is missing; it is needed because {because}.");
        }
    }

    private static void Range(string key, long value, long least, long most)
    {
        if (value < least || value > most)
        {
            throw new ConfigurationException($"'{key}' is {value}; expected {least} to {most}.");
        }
    }
}
