using Microsoft.Extensions.AI;
using RagLlama.Answering;
using RagLlama.Inference.OnnxGenAI.Worker;
using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

/// <summary>Over a model that is played, whose tokens are bytes.</summary>
public sealed class OnnxTokenCounterTests : TokenCounterConformance, IDisposable
{
    private readonly ModelUnderTest model =
        new(() => new ToyModel(), ToyRuntimeTests.Folder, new WorkerLimits { MaxLength = 4000, TokenBudget = 16_000, MaxQueued = 64, MaxQueuedPerUser = 8, Parallel = 4 });

    [Fact]
    public async Task Counts_while_answers_are_written_and_in_the_models_own_tokens()
    {
        var asking = Enumerable.Range(0, 6).Select(n => model.AskAsync($"question {n}", ModelUnderTest.Options($"user {n}", most: 200))).ToList();

        var counts = await Create().CountAsync(["leave", "छु"], TestContext.Current.CancellationToken);

        Assert.Equal([5, 6], counts);
        await Task.WhenAll(asking);
        Assert.Empty(((ToyModel)model.Loaded).Violations);
    }

    [Fact]
    public void The_client_says_which_model_it_is_and_how_long_its_context_is()
    {
        Assert.Equal(new ModelIdentity(model.Folder.Name, model.Folder.Fingerprint, IsLocal: true), model.Client.GetService<ModelIdentity>());
        Assert.Equal(model.Running.MaxLength, Create().ContextLength);
    }

    [Fact]
    public async Task Somebody_who_gives_up_or_comes_too_late_is_told()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Create().CountAsync(["leave"], new CancellationToken(canceled: true)));
        var counter = Create();
        model.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => counter.CountAsync(["leave"], TestContext.Current.CancellationToken));
    }

    public void Dispose() => model.Dispose();

    protected override ITokenCounter Create() => model.Client.GetService<ITokenCounter>()!;
}
