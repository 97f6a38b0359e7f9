using RagLlama.Answering.Guards;

namespace RagLlama.TestKit.Fakes;

/// <summary>A guard that blocks what mentions a word, and fails when told to.</summary>
public sealed class ScriptedGuard(GuardTargets targets = GuardTargets.Question, string word = "bomb", bool failsClosed = true) : IContentGuard
{
    public string Name => "scripted";

    public GuardTargets Targets => targets;

    public bool FailsClosed => failsClosed;

    public bool IsDown { get; set; }

    /// <summary>Called with each text, before the verdict.</summary>
    public Action? Judging { get; set; }

    public List<GuardedText> Asked { get; } = [];

    public Task<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (Asked)
        {
            Asked.Add(text);
        }

        Judging?.Invoke();
        return IsDown
            ? throw new InvalidOperationException("The guard is down.")
            : Task.FromResult(text.Text.Contains(word, StringComparison.OrdinalIgnoreCase) ? new GuardVerdict(["S9"]) : GuardVerdict.Safe);
    }
}
