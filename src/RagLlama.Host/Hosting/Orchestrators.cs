using RagLlama.Answering.Agent;
#if FULL_STACK
using RagLlama.FullStack.SemanticKernel;
#endif

namespace RagLlama.Host.Hosting;

/// <summary>Who prepares the research of a question, by configuration; one of them is in builds of the full stack only.</summary>
internal static class Orchestrators
{
#if FULL_STACK
    public const bool HasSemanticKernel = true;
#else
    public const bool HasSemanticKernel = false;
#endif

    public static IServiceCollection AddConfiguredAgent(this IServiceCollection services, RagLlamaSettings settings)
    {
        if (settings.Answering.Agent.Mode == AgentMode.Off)
        {
            return services;
        }

#if FULL_STACK
        if (settings.Answering.Agent.Orchestrator == AgentOptions.SemanticKernel)
        {
            services.AddSemanticKernelOrchestrator();
        }
#endif
        return services.AddAgent();
    }
}
