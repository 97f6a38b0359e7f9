using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <summary>
/// The one thread that touches a model, and the door to it. The library is not thread safe, and what it does to callers who forget that (mixed-up texts,
/// crashes) cannot happen behind this door.
/// </summary>
internal sealed partial class ModelWorker : IModelLoad, IDisposable
{
    private readonly ModelSchedule schedule;
    private readonly Admission admission;
    private readonly ILogger logger;
    private readonly ConcurrentQueue<GenerationRequest> arrivals = new();
    private readonly ConcurrentQueue<TokenCount> counts = new();
    private readonly AutoResetEvent wake = new(initialState: false);
    private readonly Thread thread;
    private volatile bool stopping;

    /// <param name="schedule">What the thread does; nobody else touches it, nor the model inside.</param>
    public ModelWorker(ModelSchedule schedule, Admission admission, string name, ILogger logger)
    {
        (this.schedule, this.admission, this.logger) = (schedule, admission, logger);
        thread = new Thread(Run) { IsBackground = true, Name = $"Model {name}" };
        thread.Start();
    }

    public ModelLoad Current => schedule.Current;

    /// <summary>Nothing was written since free memory was given back to the system.</summary>
    public bool IsRested => schedule.IsRested;

    /// <summary>Takes a request on. What becomes of it comes through its updates.</summary>
    /// <exception cref="Answering.ModelBusyException">There is too much to do already.</exception>
    /// <exception cref="ObjectDisposedException">The worker has ended.</exception>
    public void Submit(GenerationRequest request)
    {
        ObjectDisposedException.ThrowIf(stopping, this);
        admission.Enter(request.Owner, Current.ExpectedWait);
        request.Submitted(Wake);
        arrivals.Enqueue(request);
        Wake();
        if (stopping)
        {
            // The thread may have taken its last look before the request was there.
            request.Fail(Ended());
        }
    }

    /// <summary>Tokens of each text, control tokens recognised, nothing added.</summary>
    /// <exception cref="ObjectDisposedException">The worker has ended.</exception>
    public async Task<IReadOnlyList<int>> CountAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(stopping, this);
        cancellationToken.ThrowIfCancellationRequested();
        var wanted = new TokenCount(texts, cancellationToken);
        counts.Enqueue(wanted);
        Wake();
        if (stopping)
        {
            // The thread may have taken its last look before the request was there.
            wanted.Fail(Ended());
        }

        return await wanted.Counts.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (stopping)
        {
            return;
        }

        stopping = true;
        schedule.Interrupt();
        Wake();
        thread.Join();
        wake.Dispose();
    }

    private void Wake()
    {
        schedule.Changed();
        try
        {
            wake.Set();
        }
        catch (ObjectDisposedException)
        {
            // Nobody is left to be woken.
        }
    }

    private void Run()
    {
        while (!stopping)
        {
            try
            {
                schedule.Count(counts);
                if (!schedule.Turn(arrivals) && !wake.WaitOne(schedule.Idle))
                {
                    schedule.Rest();
                }
            }
#pragma warning disable CA1031 // The thread outlives whatever goes wrong in one turn; each request has its own boundary inside
            catch (Exception fault)
            {
                LogTurn(logger, fault);
                schedule.EndAll(arrivals, new InferenceException("The model in process stopped unexpectedly; see the log."));
            }
#pragma warning restore CA1031
        }

        schedule.EndAll(arrivals, Ended());
        while (counts.TryDequeue(out var wanted))
        {
            wanted.Fail(Ended());
        }

        schedule.Dispose();
    }

    private static InferenceException Ended() => new("The model in process was shut down.");

    [LoggerMessage(5010, LogLevel.Error, "The model's thread stumbled; every answer in progress was ended")]
    private static partial void LogTurn(ILogger logger, Exception fault);
}
