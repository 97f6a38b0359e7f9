using Microsoft.Extensions.DependencyInjection;
using RagLlama.Answering.Agent;

namespace RagLlama.FullStack.SemanticKernel;

public static class SemanticKernelServiceCollectionExtensions
{
    /// <summary>
    /// Has Semantic Kernel prepare the research of questions. Call it before <c>AddAgent</c>; needs an <c>IChatClient</c> and <c>AddAnswering</c>. Filters
    /// registered as services of the kernel see every call of a function.
    /// </summary>
    public static IServiceCollection AddSemanticKernelOrchestrator(this IServiceCollection services) =>
        services.AddSingleton<IAgentOrchestrator, KernelOrchestrator>();
}
