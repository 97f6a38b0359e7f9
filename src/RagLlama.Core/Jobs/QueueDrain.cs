namespace RagLlama.Jobs;

/// <summary>Works until the queue is empty, beside whatever other process works on it.</summary>
public sealed class QueueDrain(JobProcessor processor, IJobQueue queue, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <param name="progress">Told the number of jobs still to do, after each one.</param>
    public async Task RunAsync(int workers, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await Task.WhenAll(Enumerable.Range(0, workers).Select(n => WorkAsync(WorkerName.ForThisProcess(n), progress, cancellationToken)));
    }

    private async Task WorkAsync(string workerId, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await processor.RunNextAsync(workerId, cancellationToken))
            {
                if (progress is not null)
                {
                    var open = await queue.CountAsync(cancellationToken);
                    progress.Report(open.Waiting + open.Running);
                }

                continue;
            }

            var counts = await queue.CountAsync(cancellationToken);
            progress?.Report(counts.Waiting + counts.Running);
            if (counts.Waiting + counts.Running == 0)
            {
                return;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
