using Microsoft.Extensions.AI;
using RagLlama.Prompting;

namespace RagLlama.Answering.Agent;

/// <summary>The orchestrator of every build: the product's own prompt library over the chat client.</summary>
internal sealed class ChatOrchestrator(IChatClient client, PromptLibrary prompts) : IAgentOrchestrator
{
    public Task<AgentSetup> PrepareAsync(AgentBrief brief, AgentFunctions functions, CancellationToken cancellationToken)
    {
        var prompt = prompts.Render(AgentPrompt.Name, new Dictionary<string, object?>
        {
            ["fence"] = new TrustedText(brief.Fence),
            ["question"] = brief.Question,
        });
        return Task.FromResult(new AgentSetup
        {
            Client = client,
            Messages = [.. prompt.Messages.Select(m => new ChatMessage(new ChatRole(m.Role), m.Text))],
            Functions =
            [
                Declare(functions.SearchDocumentsAsync, AgentPrompt.Search),
                Declare(functions.ReadDocumentAsync, AgentPrompt.Read),
                Declare(functions.ListSourcesAsync, AgentPrompt.Sources),
            ],
            PromptVersion = prompt.Version,
            MaxReplyTokens = prompt.Settings.MaxTokens,
            StopSequences = prompt.Settings.StopSequences,
        });
    }

    private static AIFunction Declare(Delegate function, string name) => AIFunctionFactory.Create(function, new AIFunctionFactoryOptions { Name = name });
}
