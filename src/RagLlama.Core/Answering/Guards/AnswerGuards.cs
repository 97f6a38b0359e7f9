using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using RagLlama.Retrieval;

namespace RagLlama.Answering.Guards;

/// <summary>Asks the guards that are switched on, and decides what follows when one cannot be asked.</summary>
public sealed partial class AnswerGuards(IEnumerable<IContentGuard> guards, ILogger<AnswerGuards> logger)
{
    private readonly IContentGuard[] guards = [.. guards];

    /// <summary>Null when the question may be answered.</summary>
    public async Task<GuardBlock?> CheckQuestionAsync(string question, CancellationToken cancellationToken) =>
        await CheckAsync(new GuardedText(GuardTargets.Question, question), cancellationToken);

    /// <summary>Leaves out passages that a guard takes for harmful, and, where it fails closed, those it could not judge.</summary>
    public async Task<IReadOnlyList<RetrievedPassage>> ScreenAsync(IReadOnlyList<RetrievedPassage> passages, CancellationToken cancellationToken)
    {
        if (!Reads(GuardTargets.Passage) || passages.Count == 0)
        {
            return passages;
        }

        var blocks = await Task.WhenAll(passages.Select(p => CheckAsync(new GuardedText(GuardTargets.Passage, p.Text), cancellationToken)));
        var kept = passages.Where((_, i) => blocks[i] is null).ToList();
        if (kept.Count < passages.Count)
        {
            LogScreened(logger, passages.Count - kept.Count);
        }

        return kept;
    }

    /// <summary>Holds back what a model writes until it has been judged, when a guard reads answers; otherwise passes everything on.</summary>
    public async IAsyncEnumerable<WriterEvent> FollowAsync(
        string question, IAsyncEnumerable<WriterEvent> written, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var held = new List<WriterEvent>();
        await foreach (var happened in written.WithCancellation(cancellationToken))
        {
            if (happened is WriterEvent.Finished finished)
            {
                var block = await JudgeAsync(question, held, finished.Outcome, cancellationToken);
                foreach (var kept in block is null ? held : [])
                {
                    yield return kept;
                }

                yield return block is null ? finished : new WriterEvent.Finished(finished.Outcome with { Reason = block.Reason, Blocked = block.Finding });
            }
            else if (Reads(GuardTargets.Answer) && happened is not WriterEvent.Waiting)
            {
                held.Add(happened);
            }
            else
            {
                yield return happened;
            }
        }
    }

    /// <summary>Quotes are the documents' own words; nobody made them up.</summary>
    private async Task<GuardBlock?> JudgeAsync(string question, List<WriterEvent> held, WriterOutcome outcome, CancellationToken cancellationToken)
    {
        var text = string.Concat(held.OfType<WriterEvent.Wrote>().Select(w => w.Text));
        return text.Length == 0 || outcome.Writer == QuotingWriter.Name ? null : await CheckAsync(new GuardedText(GuardTargets.Answer, text, question), cancellationToken);
    }

    private bool Reads(GuardTargets target) => guards.Any(g => g.Targets.HasFlag(target));

    private async Task<GuardBlock?> CheckAsync(GuardedText text, CancellationToken cancellationToken)
    {
        foreach (var guard in guards.Where(g => g.Targets.HasFlag(text.Target)))
        {
            if (await CheckAsync(guard, text, cancellationToken) is { } block)
            {
                return block;
            }
        }

        return null;
    }

    /// <summary>The guard boundary: whatever a guard throws becomes what was configured, except the asker's own cancellation.</summary>
    private async Task<GuardBlock?> CheckAsync(IContentGuard guard, GuardedText text, CancellationToken cancellationToken)
    {
        try
        {
            var verdict = await guard.CheckAsync(text, cancellationToken);
            if (verdict.IsSafe)
            {
                return null;
            }

            LogBlocked(logger, guard.Name, text.Target, string.Join(',', verdict.Categories));
            return new GuardBlock(NoAnswerReason.Blocked, new GuardFinding(guard.Name, verdict.Categories));
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, fault, guard.Name, guard.FailsClosed ? "nothing is answered without it" : "it is left out");
            return guard.FailsClosed ? new GuardBlock(NoAnswerReason.GuardUnavailable, new GuardFinding(guard.Name, [])) : null;
        }
    }

    [LoggerMessage(4020, LogLevel.Information, "{Guard} blocked a text ({Target}): {Categories}")]
    private static partial void LogBlocked(ILogger logger, string guard, GuardTargets target, string categories);

    [LoggerMessage(4021, LogLevel.Warning, "{Guard} cannot be asked; {Consequence}")]
    private static partial void LogFailed(ILogger logger, Exception fault, string guard, string consequence);

    [LoggerMessage(4022, LogLevel.Information, "{Count} passages were left out by a guard")]
    private static partial void LogScreened(ILogger logger, int count);
}
