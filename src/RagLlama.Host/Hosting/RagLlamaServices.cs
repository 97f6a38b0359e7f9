using Microsoft.Extensions.Options;
using RagLlama.Answering;
using RagLlama.Answering.Replaying;
using RagLlama.Connectors.Files;
using RagLlama.Extraction;
using RagLlama.Host.Api;
using RagLlama.Host.Evaluation;
using RagLlama.Inference.BuiltIn;
using RagLlama.Inference.Guards;
using RagLlama.Inference.Models;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxRuntime;
using RagLlama.Inference.OpenAi;
using RagLlama.Inference.Reranking;
using RagLlama.Ingestion;
using RagLlama.Retrieval;
using RagLlama.Storage;
using RagLlama.Storage.Embedded;

namespace RagLlama.Host.Hosting;

/// <summary>What runs behind every door, put together from the settings.</summary>
internal static class RagLlamaServices
{
    public static IServiceCollection AddRagLlama(this IServiceCollection services, RagLlamaSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddHttpClient();
        services.AddSingleton<Doctor>();
        services.AddSingleton<SampleCompany>();

        services.AddCatalog(catalog =>
        {
            catalog.Data = settings.Data;
            catalog.Provider = settings.Catalog.Provider;
            catalog.ConnectionString = settings.Catalog.ConnectionString;
        });
        services.AddEmbeddedIndex(settings.Index.Embedded.ToOptions(settings.Data));
        services.AddFilesConnectors(new UploadOptions(Path.Combine(settings.Data, "uploads"), settings.Ingestion.MaxFileBytes));
        services.AddSingleton(Options.Create(settings.Extraction));
        services.AddExtraction();
        services.AddIngestion(settings.Ingestion);

        services.AddOpenAiInference(settings.Inference.Chat, settings.Inference.Embeddings);
        services.AddOnnxChat(settings.Inference.Chat);
        services.AddModels(settings.Inference.Models, settings.Data);
        services.AddGuards(settings.Inference.Guards);
        services.AddModelAcknowledgements(settings.Inference.Chat, settings.Inference.Guards);
        services.AddOnnxEmbeddings(settings.Inference.Embeddings);
        if (settings.Inference.Embeddings.Provider == "builtin")
        {
            services.AddBuiltInEmbedder();
        }
        else
        {
            services.AddBuiltInEvidence();
        }

        services.AddReranker(settings.Inference.Reranker);
        services.AddSingleton(Options.Create(settings.Answering));
        services.AddRetrieval();
        services.AddSingleton<IPassageFinder>(p => p.GetRequiredService<Retriever>());
        services.AddAnswering();
        services.AddConfiguredAgent(settings);
        services.AddSingleton<AskQuestion>(p => (request, cancellationToken) => p.GetRequiredService<AnswerService>().AskAsync(request, cancellationToken));
        services.AddSingleton<ReplayReceipt>(p => (receipt, question, asker, cancellationToken) =>
            p.GetRequiredService<ReceiptReplay>().RunAsync(receipt, question, asker, cancellationToken));
        services.AddSingleton<FindPassages>(p => p.GetRequiredService<Retriever>().FindAsync);
        services.AddEvaluation();
        return services;
    }
}
