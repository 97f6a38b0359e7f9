using RagLlama.TestKit.Fakes;
using Xunit;
#if FULL_STACK
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;
using RagLlama.Answering;
using RagLlama.Answering.Agent;
using RagLlama.Retrieval;
using RagLlama.Security;
#endif

namespace RagLlama.FullStack.Tests;

public sealed class KernelFilterTests
{
#if FULL_STACK
    [Fact]
    public async Task A_filter_of_the_kernel_sees_every_call_and_may_refuse_it()
    {
        using var chat = new ScriptedChatClient().Says("Plan").Invokes(AgentPrompt.Sources).Says("READY");
        var filter = new RefusingFilter();
        var finder = new NoPassages();
        var researcher = new Researcher(
            KernelHouse.Create(chat, services => services.AddSingleton<IFunctionInvocationFilter>(filter)), finder, new InMemoryDocumentCatalog(),
            Options.Create(new AnsweringOptions { Agent = { Mode = AgentMode.Always } }), TimeProvider.System, NullLogger<Researcher>.Instance);

        var steps = new List<AgentStep>();
        await foreach (var happened in researcher.ResearchAsync(new AgentTask { Query = new RetrievalQuery { Text = "Who?" }, Asker = Asker.User("anna@example.com") }, TestContext.Current.CancellationToken))
        {
            if (happened is AgentEvent.StepTaken taken)
            {
                steps.Add(taken.Step);
            }
        }

        Assert.Equal([AgentPrompt.Sources], filter.Seen);
        Assert.Equal([AgentStepKind.Plan, AgentStepKind.Mistake, AgentStepKind.Ready], steps.Select(s => s.Kind));
    }

    private sealed class RefusingFilter : IFunctionInvocationFilter
    {
        public List<string> Seen { get; } = [];

        public Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
        {
            Seen.Add(context.Function.Name);
            return Task.CompletedTask;
        }
    }

    private sealed class NoPassages : IPassageFinder
    {
        public Task<IReadOnlyList<RetrievedPassage>> FindAsync(RetrievalQuery query, Asker asker, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<RetrievedPassage>>([]);
    }
#else
    [Fact]
    public void A_filter_of_the_kernel_sees_every_call_and_may_refuse_it()
    {
        using var chat = new ScriptedChatClient();
        Assert.NotNull(KernelHouse.Create(chat));
    }
#endif
}
