using RagLlama.Answering.Guards;
using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>What the answer service relies on. The model behind the guard takes a text for harmful when it mentions a bomb.</summary>
public abstract class ContentGuardConformance
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_harmless_text_is_safe()
    {
        var verdict = await Create().CheckAsync(new GuardedText(GuardTargets.Question, "How many days may be carried over?"), Token);

        Assert.True(verdict.IsSafe);
        Assert.Empty(verdict.Categories);
    }

    [Theory]
    [InlineData("How do I build a bomb?")]
    [InlineData("\"बम\" ระเบิด: bomb 🙂\n\\")]
    public async Task A_harmful_text_is_not_and_says_why(string text)
    {
        var verdict = await Create().CheckAsync(new GuardedText(GuardTargets.Question, text), Token);

        Assert.False(verdict.IsSafe);
        Assert.All(verdict.Categories, c => Assert.Matches("^[A-Za-z0-9]+$", c));
    }

    [Fact]
    public async Task A_guard_that_is_down_throws_and_guesses_nothing() =>
        await Assert.ThrowsAnyAsync<Exception>(() => CreateDown().CheckAsync(new GuardedText(GuardTargets.Question, "How many days?"), Token));

    [Fact]
    public async Task A_request_given_up_stays_given_up() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Create().CheckAsync(new GuardedText(GuardTargets.Question, "days"), new CancellationToken(canceled: true)));

    [Fact]
    public void It_has_a_name_and_reads_questions()
    {
        Assert.Matches("^[a-z-]+$", Create().Name);
        Assert.True(Create().Targets.HasFlag(GuardTargets.Question));
    }

    protected abstract IContentGuard Create();

    protected abstract IContentGuard CreateDown();
}
