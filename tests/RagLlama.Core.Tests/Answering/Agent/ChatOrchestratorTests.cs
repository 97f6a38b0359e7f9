using Microsoft.Extensions.AI;
using RagLlama.Answering.Agent;
using RagLlama.Prompting;
using RagLlama.TestKit.Conformance;

namespace RagLlama.Core.Tests.Answering.Agent;

public sealed class ChatOrchestratorTests : AgentOrchestratorConformance
{
    protected override IAgentOrchestrator Create(IChatClient client) => new ChatOrchestrator(client, new PromptLibrary());
}
