using RagLlama.Answering.Guards;
using RagLlama.TestKit.Conformance;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Guards;

public sealed class TeiPromptGuardTests : EndpointGuardConformance
{
    internal override GuardFixture Open() => GuardFixture.PromptGuard("tei").Classifies("tei");
}

public sealed class VllmPromptGuardTests : EndpointGuardConformance
{
    internal override GuardFixture Open() => GuardFixture.PromptGuard("vllm").Classifies("vllm");
}

public sealed class LlamaGuardConformanceTests : EndpointGuardConformance
{
    internal override GuardFixture Open() => GuardFixture.LlamaGuard().Judges();
}

public sealed class ScriptedGuardTests : ContentGuardConformance
{
    protected override IContentGuard Create() => new ScriptedGuard();

    protected override IContentGuard CreateDown() => new ScriptedGuard { IsDown = true };
}

public abstract class EndpointGuardConformance : ContentGuardConformance, IAsyncDisposable
{
    private readonly List<GuardFixture> _open = [];

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var fixture in _open)
        {
            await fixture.DisposeAsync();
        }
    }

    internal abstract GuardFixture Open();

    protected override IContentGuard Create()
    {
        _open.Add(Open());
        return _open[^1].Guard;
    }

    protected override IContentGuard CreateDown()
    {
        var guard = Create();
        _open[^1].Server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return guard;
    }
}
