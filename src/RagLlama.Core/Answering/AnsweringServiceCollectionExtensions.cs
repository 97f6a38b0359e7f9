using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RagLlama.Answering.Assisting;
using RagLlama.Answering.Guards;
using RagLlama.Answering.Relevance;
using RagLlama.Answering.Replaying;
using RagLlama.Prompting;
using RagLlama.Retrieval;

namespace RagLlama.Answering;

public static class AnsweringServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="AnswerService"/>. A model writes when an <see cref="IChatClient"/> is registered, quotes answer otherwise. Needs the retriever,
    /// catalogue, index and receipt store, and <see cref="AnsweringOptions"/> bound to their section.
    /// </summary>
    public static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PromptLibrary>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AnsweringOptions>, AnsweringOptionsValidator>());
        services.TryAddSingleton(provider => new QuotingWriter(provider.GetService<EvidenceEmbedder>()));
        services.TryAddSingleton<IAnswerWriter>(provider => provider.GetService<IChatClient>() is { } client
            ? new ChatWriter(
                client,
                provider.GetRequiredService<PromptLibrary>(),
                provider.GetRequiredService<QuotingWriter>(),
                provider.GetRequiredService<IOptions<AnsweringOptions>>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<ChatWriter>>())
            : provider.GetRequiredService<QuotingWriter>());
        services.TryAddTransient<IPassageFinder>(provider => provider.GetRequiredService<Retriever>());
        services.TryAddSingleton<AnswerGuards>();
        services.TryAddSingleton<AnswerAssistant>();
        services.TryAddTransient<AnswerService>();
        services.TryAddTransient<ConversationReader>();
        services.TryAddTransient<ReceiptReplay>();
        services.TryAddSingleton<PromptTrial>();
        return services;
    }
}
