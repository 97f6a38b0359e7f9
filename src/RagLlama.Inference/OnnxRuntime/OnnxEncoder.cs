using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using RagLlama.Answering;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxRuntime;

/// <summary>
/// A model that reads texts and gives numbers, with the one thread that runs it. Requests take turns batch by batch: a question does not wait until all passages of a
/// document are through. Memory is bounded by the tokens of one batch.
/// </summary>
internal sealed partial class OnnxEncoder : IDisposable
{
    private readonly IEncoderSession session;
    private readonly EncoderPlan plan;
    private readonly ILogger logger;
    private readonly BlockingCollection<EncoderJob> jobs = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly Thread thread;
    private int open;

    /// <summary>Takes the session over.</summary>
    public OnnxEncoder(IEncoderSession session, EncoderPlan plan, ILogger logger)
    {
        (this.session, this.plan, this.logger) = (session, plan, logger);
        thread = new Thread(Run) { IsBackground = true, Name = $"Model {plan.Name}" };
        thread.Start();
    }

    /// <summary>Runs texts through the model.</summary>
    /// <param name="read">Takes what the model gave for each batch, on the model's thread.</param>
    /// <exception cref="ModelBusyException">There is too much to do already.</exception>
    /// <exception cref="InferenceException">The model failed, or was shut down.</exception>
    public async Task RunAsync(IReadOnlyList<EncodedText> texts, Action<TextBatch, TensorValues> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (texts.Count == 0)
        {
            return;
        }

        if (texts.Count(t => t.IsCut) is > 0 and var cut)
        {
            LogCut(logger, plan.Name, cut, texts.Count, plan.MaxLength);
        }

        var job = new EncoderJob(texts, EncoderJob.Divide(texts, plan.BatchTokens), read, cancellationToken);
        Enter();
        try
        {
            Add(job);
            await job.Done.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    public void Dispose()
    {
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        stopping.Cancel();
        jobs.CompleteAdding();
        thread.Join();
        session.Dispose();
        jobs.Dispose();
        stopping.Dispose();
    }

    private void Enter()
    {
        if (Interlocked.Increment(ref open) > plan.MaxQueued)
        {
            Interlocked.Decrement(ref open);
            throw new ModelBusyException(string.Create(CultureInfo.InvariantCulture, $"{plan.Name} has {plan.MaxQueued} requests to answer, and no more are taken ({plan.Section}:Onnx:MaxQueued)."))
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            };
        }
    }

    private void Run()
    {
        foreach (var job in jobs.GetConsumingEnumerable())
        {
            try
            {
                job.Step(session, plan.Output, plan.Padding, stopping.Token);
                if (!job.IsEnded)
                {
                    Add(job);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                job.Fail(Ended());
            }
#pragma warning disable CA1031 // Whatever goes wrong belongs to this request alone
            catch (Exception fault)
            {
                job.Fail(Translate(fault));
            }
#pragma warning restore CA1031
        }
    }

    private void Add(EncoderJob job)
    {
        try
        {
            jobs.Add(job);
        }
        catch (Exception e) when (e is InvalidOperationException or ObjectDisposedException)
        {
            job.Fail(Ended());
        }
    }

    private Exception Translate(Exception fault)
    {
        if (fault is OperationCanceledException or InferenceException)
        {
            return fault;
        }

        LogFailed(logger, plan.Name, fault.GetType().Name, fault is ModelFaultException ? fault.Message : "");
        return fault switch
        {
            ModelFaultException { Fault: ModelFault.Memory } => new InferenceException($"{fault.Message} Lower {plan.Section}:Onnx:BatchTokens."),
            ModelFaultException => new InferenceException($"The model {plan.Name}: {fault.Message}"),
            _ => new InferenceException($"The model {plan.Name} failed ({fault.GetType().Name}); see the log."),
        };
    }

    private InferenceException Ended() => new($"The model {plan.Name} was shut down.");

    [LoggerMessage(5030, LogLevel.Debug, "{Model}: {Cut} of {Count} texts were longer than {MaxLength} tokens and were cut")]
    private static partial void LogCut(ILogger logger, string model, int cut, int count, int maxLength);

    [LoggerMessage(5031, LogLevel.Warning, "{Model} failed ({Kind}): {Detail}")]
    private static partial void LogFailed(ILogger logger, string model, string kind, string detail);
}
