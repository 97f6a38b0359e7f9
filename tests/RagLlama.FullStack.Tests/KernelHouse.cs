using Microsoft.Extensions.AI;
using RagLlama.Answering.Agent;
#if FULL_STACK
using Microsoft.Extensions.DependencyInjection;
using RagLlama.FullStack.SemanticKernel;
using RagLlama.Prompting;
#else
using Xunit.Sdk;
#endif

namespace RagLlama.FullStack.Tests;

/// <summary>The orchestrator, as the host registers it.</summary>
internal static class KernelHouse
{
#if FULL_STACK
    public static IAgentOrchestrator Create(IChatClient client, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection().AddSingleton(client).AddSingleton<PromptLibrary>();
        more?.Invoke(services);
        return services.AddSemanticKernelOrchestrator().BuildServiceProvider().GetRequiredService<IAgentOrchestrator>();
    }
#else
    public static IAgentOrchestrator Create(IChatClient client) =>
        throw SkipException.ForSkip($"Built without -p:FullStack=true: Microsoft.SemanticKernel is not referenced, so that {client.GetType().Name} has no kernel around it.");
#endif
}
