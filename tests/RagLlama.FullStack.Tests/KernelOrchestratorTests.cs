using Microsoft.Extensions.AI;
using RagLlama.Answering.Agent;
using RagLlama.TestKit.Conformance;

namespace RagLlama.FullStack.Tests;

public sealed class KernelOrchestratorTests : AgentOrchestratorConformance
{
    protected override IAgentOrchestrator Create(IChatClient client) => KernelHouse.Create(client);
}
