using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RagLlama.Inference.OnnxGenAI.Folder;
using RagLlama.Inference.OnnxGenAI.Prompts;

namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <summary>
/// What a model does next: encodes what arrived, begins what memory has room for, and gives the answers being written their turns.
/// Used by the worker's thread alone, except where a member says otherwise.
/// </summary>
internal sealed partial class ModelSchedule : IDisposable
{
    /// <summary>An answer that has the model to itself takes so many turns at once: its reader sees text every 20 ms.</summary>
    private const int TurnsAlone = 4;

    private readonly ILoadedModel model;
    private readonly ModelFolder folder;
    private readonly string provider;
    private readonly WorkerLimits limits;
    private readonly Admission admission;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly TemplateDate date;
    private readonly KeptGenerations kept;
    private readonly Pace pace;
    private readonly FairQueue queue = new();
    private readonly List<LiveGeneration> live = [];
    private volatile GenerationRequest? stepping;
    private volatile ModelLoad current;
    private volatile bool changed;
    private volatile bool interrupted;
    private volatile bool isRested = true;

    public ModelSchedule(ILoadedModel model, ModelFolder folder, string provider, WorkerLimits limits, Admission admission, TimeProvider time, ILogger logger)
    {
        (this.model, this.folder, this.provider, this.limits, this.admission, this.time, this.logger) = (model, folder, provider, limits, admission, time, logger);
        date = new TemplateDate(folder.ChatTemplate);
        kept = new KeptGenerations(limits.Keep, time);
        pace = new Pace(time);
        current = Look();
    }

    /// <summary>From any thread.</summary>
    public ModelLoad Current => current;

    /// <summary>Nothing was written since free memory was given back. From any thread.</summary>
    public bool IsRested => isRested;

    public TimeSpan Idle => limits.Idle;

    private long InUse => kept.Tokens + live.Sum(l => (long)l.Capacity);

    /// <summary>Something arrived or was cancelled. From any thread.</summary>
    public void Changed() => changed = true;

    /// <summary>Breaks off the step in progress, however long it is. From any thread; nothing is begun afterwards.</summary>
    public void Interrupt()
    {
        interrupted = true;
        stepping?.Cancel();
    }

    /// <returns>False when there is nothing to do until something changes.</returns>
    public bool Turn(ConcurrentQueue<GenerationRequest> arrivals)
    {
        if (changed)
        {
            changed = false;
            TakeArrivals(arrivals);
            queue.TakeWhere(r => r.IsCancelled).ForEach(r => End(r, new OperationCanceledException()));
            Admit();
        }

        if (live.Count == 0)
        {
            kept.DropExpired();
            current = Look();
            return changed;
        }

        var made = 0;
        foreach (var generation in live)
        {
            made += TakeTurn(generation);
        }

        pace.Made(made);
        if (live.RemoveAll(l => l.Request.IsEnded) > 0)
        {
            changed = true;
        }

        return true;
    }

    /// <summary>There was nothing to do for a while.</summary>
    public void Rest()
    {
        if (!isRested && live.Count == 0)
        {
            model.Rest();
            isRested = true;
        }
    }

    /// <summary>Counts what somebody wants counted.</summary>
    public void Count(ConcurrentQueue<TokenCount> counts)
    {
        while (!interrupted && counts.TryDequeue(out var wanted))
        {
            wanted.Count(text => text.Length == 0 ? 0 : model.Encode(text).Length);
        }
    }

    /// <summary>Ends everything that was begun, waits or has just arrived.</summary>
    public void EndAll(ConcurrentQueue<GenerationRequest> arrivals, Exception fault)
    {
        live.Where(l => !l.Request.IsEnded).ToList().ForEach(l => Drop(l, fault));
        live.Clear();
        queue.TakeWhere(_ => true).ForEach(r => End(r, fault));
        while (arrivals.TryDequeue(out var request))
        {
            End(request, fault);
        }
    }

    public void Dispose()
    {
        kept.Dispose();
        model.Dispose();
    }

    private void TakeArrivals(ConcurrentQueue<GenerationRequest> arrivals)
    {
        while (arrivals.TryDequeue(out var request))
        {
            if (request.IsCancelled)
            {
                End(request, new OperationCanceledException());
                continue;
            }

            try
            {
                request.Prompt = model.Encode(date.Fill(model.ApplyTemplate(request.Messages), request.At ?? time.GetUtcNow()));
                PromptLength.Check(request.Prompt.Length, limits.MaxLength);
                queue.Add(request);
            }
#pragma warning disable CA1031 // Whatever goes wrong belongs to this request alone
            catch (Exception fault)
            {
                End(request, RequestFaults.Translate(request, fault, limits.Section, logger));
            }
#pragma warning restore CA1031
        }
    }

    /// <summary>Begins what memory has room for, in turn; the first that has to wait keeps its place.</summary>
    private void Admit()
    {
        if (live.Count == 0)
        {
            pace.Resume();
        }

        while (!interrupted && live.Count < limits.Parallel && queue.Peek() is { } next)
        {
            var output = next.OutputWithin(limits.MaxLength);
            var need = next.Prompt.Length + output;
            var shared = kept.Take(next, need);
            if (shared is null && !MakeRoom(need))
            {
                break;
            }

            queue.Take();
            isRested = false;
            try
            {
                live.Add(shared is null ? Start(next, need, output) : LiveGeneration.Resume(model, next, shared, output, limits.PrefillTokens));
            }
#pragma warning disable CA1031 // Whatever goes wrong belongs to this request alone
            catch (Exception fault)
            {
                End(next, RequestFaults.Translate(next, fault, limits.Section, logger));
            }
#pragma warning restore CA1031
        }

        var position = 0;
        foreach (var request in queue.InOrder())
        {
            position++;
            request.Tell(new QueuePlace(position, pace.UntilPlace(position, live.Count)));
        }

        current = Look();
    }

    private LiveGeneration Start(GenerationRequest request, int need, int output)
    {
        try
        {
            return LiveGeneration.Start(model, request, RoomFor(request, need), output, limits.PrefillTokens);
        }
        catch (ModelFaultException fault) when (fault.Fault == ModelFault.Memory && kept.Count > 0)
        {
            LogMemory(logger, kept.Count);
            kept.Dispose();
            return LiveGeneration.Start(model, request, need, output, limits.PrefillTokens);
        }
    }

    /// <summary>A generation cannot grow: while memory is plenty, a conversation gets room to go on.</summary>
    private int RoomFor(GenerationRequest request, int need)
    {
        var roomy = Math.Min(limits.MaxLength, need + (need / 2) + limits.PrefillTokens);
        return request is { User: not null, Conversation: not null, Decoding.IsResumable: true } && InUse + roomy <= limits.TokenBudget / 2 ? roomy : need;
    }

    private bool MakeRoom(int need)
    {
        while (InUse + need > limits.TokenBudget && kept.Count > 0)
        {
            kept.DropOldest();
        }

        return InUse + need <= limits.TokenBudget;
    }

    /// <summary>
    /// A part of the prompt, or tokens until the turn is over. A model that takes longer than a turn for a token makes one; what a quick one has in the
    /// processor's caches serves several, and its readers are woken once for them.
    /// </summary>
    /// <returns>Tokens made.</returns>
    private int TakeTurn(LiveGeneration generation)
    {
        var request = generation.Request;
        var began = time.GetTimestamp();
        var made = 0;

        // Nobody waits for the end of this turn: whoever comes ends it.
        var turns = live.Count == 1 ? TurnsAlone : 1;
        stepping = request;
        try
        {
            do
            {
                if (request.IsCancelled || interrupted)
                {
                    Drop(generation, new OperationCanceledException());
                    return made;
                }

                if (!generation.Step())
                {
                    return made;
                }

                made++;
            }
            while (generation.End is null && !changed && made < limits.TurnTokens * turns && time.GetElapsedTime(began) < limits.Turn * turns);

            generation.Flush();
            if (generation.End is { } end)
            {
                Finish(generation, end);
            }
        }
#pragma warning disable CA1031 // Whatever goes wrong belongs to this request alone
        catch (Exception fault)
        {
            Drop(generation, RequestFaults.Translate(request, fault, limits.Section, logger));
        }
#pragma warning restore CA1031
        finally
        {
            stepping = null;
        }

        return made;
    }

    private void Finish(LiveGeneration generation, GenerationEnd end)
    {
        generation.Dispose();
        if (generation.Request.Detach())
        {
            generation.Generation.Dispose();
        }
        else
        {
            kept.Keep(generation.Request, generation.Generation, generation.Tokens, generation.Capacity);
        }

        pace.Answered(end.OutputTokens);
        admission.Leave(generation.Request.Owner);
        generation.Request.Complete(end);
    }

    private void Drop(LiveGeneration generation, Exception fault)
    {
        generation.Flush();
        generation.Request.Detach();
        generation.Dispose();
        generation.Generation.Dispose();
        End(generation.Request, fault);
    }

    private void End(GenerationRequest request, Exception fault)
    {
        admission.Leave(request.Owner);
        request.Fail(fault);
    }

    private ModelLoad Look() => new()
    {
        Model = folder.Name,
        Fingerprint = folder.Fingerprint,
        ExecutionProvider = provider,
        Writing = live.Count,
        Waiting = queue.Count,
        Kept = kept.Count,
        TokensInUse = InUse,
        TokenBudget = limits.TokenBudget,
        TokensPerSecond = pace.TokensPerSecond,
        ExpectedWait = live.Count < limits.Parallel && queue.Count == 0 ? TimeSpan.Zero : pace.UntilPlace(queue.Count + 1, live.Count),
    };

    [LoggerMessage(5012, LogLevel.Warning, "Memory ran out; {Kept} kept conversations are given up")]
    private static partial void LogMemory(ILogger logger, int kept);
}
