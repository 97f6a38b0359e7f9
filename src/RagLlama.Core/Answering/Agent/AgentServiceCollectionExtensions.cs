using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RagLlama.Answering.Agent;

public static class AgentServiceCollectionExtensions
{
    /// <summary>
    /// Has <see cref="AnswerService"/> research questions in steps. Needs an <see cref="IChatClient"/> and <c>AddAnswering</c>; an
    /// <see cref="IAgentOrchestrator"/> registered before takes the place of the built-in one.
    /// </summary>
    public static IServiceCollection AddAgent(this IServiceCollection services)
    {
        services.TryAddSingleton<IAgentOrchestrator, ChatOrchestrator>();
        services.TryAddTransient<Researcher>();
        return services;
    }
}
