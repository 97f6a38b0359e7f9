using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RagLlama.Answering.Guards;
using RagLlama.Indexing;
using RagLlama.Prompting;
using RagLlama.Retrieval;

namespace RagLlama.Answering.Agent;

/// <summary>
/// Researches a question that one search does not answer: a model plans, searches and reads, one function call after the other, until it is ready or a
/// limit is reached. It decides what is looked at, never who may see it, and it does not answer: its passages go the way of all others.
/// </summary>
public sealed partial class Researcher(
    IAgentOrchestrator orchestrator, IPassageFinder finder, IDocumentCatalog catalog, IOptions<AnsweringOptions> options, TimeProvider time, ILogger<Researcher> logger,
    AnswerGuards? guards = null)
{
    /// <summary>After so many calls that came to nothing, one after the other, the model goes round in circles.</summary>
    private const int MostMistakes = 3;

    /// <summary>Whether this question is researched.</summary>
    public bool Takes(AskRequest request) => options.Value.Agent.Mode switch
    {
        AgentMode.Always => request.Agent != false,
        AgentMode.OnRequest => request.Agent == true,
        _ => false,
    };

    public async IAsyncEnumerable<AgentEvent> ResearchAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var settings = options.Value.Agent;
        var started = time.GetTimestamp();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(settings.MaxSeconds), time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var fence = PromptFence.Create().Value;
        var functions = new AgentFunctions(task, finder, catalog, new AgentText(fence, settings.ResultTokens), ScreenAsync);
        var setup = await orchestrator.PrepareAsync(new AgentBrief(task.Query.Text, fence), functions, cancellationToken);
        var caller = new AgentCaller(setup.Functions, functions, logger);
        var run = new AgentRun(new AgentTalk(setup, settings.Calls, task), settings, time);

        while (run.IsOpen)
        {
            await foreach (var reply in AgentModel.AskAsync(setup.Client, run.Talk, linked.Token, cancellationToken))
            {
                switch (reply)
                {
                    case AgentReply.Waiting waiting:
                        yield return new AgentEvent.Waiting(waiting.Position, waiting.ExpectedWait);
                        break;
                    case AgentReply.Failed failed:
                        run.Fail(failed.Fault, limit.IsCancellationRequested);
                        Log(failed.Fault, limit.IsCancellationRequested);
                        break;
                    case AgentReply.Said { Call: { } call } said:
                        run.Count(said);
                        var (outcome, result) = run.IsRepeated(call)
                            ? (AgentCaller.Mistaken(call.Name), "You have made this call already; its result stands above. Make another one, or reply READY.")
                            : await caller.CallAsync(call, cancellationToken);
                        run.Called(call, outcome, result, MostMistakes);
                        break;
                    case AgentReply.Said said:
                        run.Count(said);
                        run.Spoke(said.Text, MostMistakes);
                        break;
                }

                foreach (var step in run.TakeSteps())
                {
                    yield return new AgentEvent.StepTaken(step);
                }
            }
        }

        if (run.RetryAfter is null)
        {
            await functions.SearchQuestionAsync(cancellationToken);
        }

        LogDone(logger, run.Steps, run.Tokens, functions.Notes.Searches.Count);
        yield return new AgentEvent.Finished(new AgentFindings
        {
            Passages = functions.Notes.Best(run.LastWord, options.Value.Passages),
            Searches = functions.Notes.Searches,
            Call = new ReceiptCall
            {
                Prompt = AgentPrompt.Name,
                Version = setup.PromptVersion,
                Hash = ReceiptHash.Of(string.Join('\0', setup.Messages.Select(m => m.Text)).Replace(fence, "", StringComparison.Ordinal)),
                Model = run.Model ?? ModelIdentity.NameOf(setup.Client),
                WeightsHash = setup.Client.GetService<ModelIdentity>()?.WeightsHash,
                MaxTokens = setup.MaxReplyTokens,
                Usage = run.Usage,
                Ms = Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1),
            },
            RetryAfter = run.RetryAfter,
        });
    }

    private Task<IReadOnlyList<RetrievedPassage>> ScreenAsync(IReadOnlyList<RetrievedPassage> passages, CancellationToken cancellationToken) =>
        guards is null ? Task.FromResult(passages) : guards.ScreenAsync(passages, cancellationToken);

    private void Log(Exception fault, bool outOfTime)
    {
        if (fault is not ModelBusyException && !outOfTime)
        {
            LogFault(logger, fault, AgentOptions.Section);
        }
    }

    [LoggerMessage(4010, LogLevel.Warning, "The model failed while it researched a question; the answer is made from what was found. An endpoint that takes no tools needs {Section}:Calls=text")]
    private static partial void LogFault(ILogger logger, Exception fault, string section);

    [LoggerMessage(4011, LogLevel.Debug, "Research: {Steps} steps, {Tokens} tokens, {Searches} searches")]
    private static partial void LogDone(ILogger logger, int steps, long tokens, int searches);
}
