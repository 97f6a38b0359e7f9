using Microsoft.Extensions.Logging;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>
/// Merges segments in the background. Readers and writers go on; only the moment in which the list of segments changes is a write like any
/// other. Ended half way, it leaves a file that nobody names, swept at the next start.
/// </summary>
internal sealed partial class SegmentMerger(IndexDatabase database, EmbeddedIndexOptions options, ILogger logger) : IDisposable
{
    private const long MostBytes = 1 << 30;

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _start = new();

    private Task _running = Task.CompletedTask;

    /// <summary>Ends when nothing is left to merge.</summary>
    public Task Idle => _running;

    /// <summary>Begins to merge, unless that is going on already.</summary>
    public void Start()
    {
        lock (_start)
        {
            if (_running.IsCompleted && !_stop.IsCancellationRequested)
            {
                _running = Task.Run(() => RunAsync(_stop.Token));
            }
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var merging = database.Files.TryLockMerges();
            while (merging is not null && await MergeNextAsync(cancellationToken))
            {
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // The boundary of the background work: an index with more segments is slower, not wrong
        catch (Exception e)
        {
            LogFailed(logger, e);
        }
#pragma warning restore CA1031
    }

    private async Task<bool> MergeNextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (run, live) = Plan();
        var segments = new List<Segment>(run.Count);
        try
        {
            foreach (var entry in run)
            {
                // What is damaged must not get a new checksum.
                if (SegmentCheck.FindDamage(database.Files.PathOf(entry.File), cancellationToken) is [var part, ..])
                {
                    LogDamaged(logger, entry.File, part);
                    return false;
                }

                segments.Add(Segment.Open(database.Files.PathOf(entry.File)));
            }

            return run.Count > 0 && await ReplaceAsync(run, new SegmentMerge(segments, live), cancellationToken);
        }
        finally
        {
            segments.ForEach(segment => segment.Dispose());
        }
    }

    private (IReadOnlyList<SegmentEntry> Run, List<long> Live) Plan()
    {
        var reader = database.Rent();
        try
        {
            using var transaction = reader.Begin();
            var run = MergePlan.Next(SegmentList.Read(reader.Statements, transaction), options.SegmentChunks, MostBytes);
            var live = new List<long>();
            if (run.Count > 0)
            {
                using var rows = reader.Statements.Prepare(
                    "SELECT id FROM chunks WHERE id BETWEEN $first AND $last ORDER BY id", transaction, ("$first", run[0].First), ("$last", run[^1].Last)).ExecuteReader();
                while (rows.Read())
                {
                    live.Add(rows.GetInt64(0));
                }
            }

            return (run, live);
        }
        finally
        {
            database.Return(reader);
        }
    }

    private async Task<bool> ReplaceAsync(IReadOnlyList<SegmentEntry> run, SegmentMerge merge, CancellationToken cancellationToken)
    {
        var name = database.Files.NewName();
        var path = database.Files.PathOf(name);
        if (merge.Chunks > 0)
        {
            merge.Write(path, cancellationToken);
            database.Files.FlushFolder();
        }

        bool replaced;
        await database.WriterLock.WaitAsync(cancellationToken);
        try
        {
            replaced = Replace(run, merge, name);
        }
        finally
        {
            database.WriterLock.Release();
        }

        if (!replaced)
        {
            database.Files.Delete(name);
            return false;
        }

        LogMerged(logger, run.Count, merge.Chunks);
        foreach (var entry in run)
        {
            database.Files.Delete(entry.File);
        }

        return true;
    }

    private bool Replace(IReadOnlyList<SegmentEntry> run, SegmentMerge merge, string name)
    {
        using var transaction = database.Writer.BeginTransaction(deferred: false);
        var current = SegmentList.Read(database.Statements, transaction).ToDictionary(entry => entry.Id);
        if (!run.All(entry => current.ContainsKey(entry.Id)))
        {
            return false;
        }

        foreach (var entry in run)
        {
            SegmentList.Remove(database.Statements, transaction, entry);
        }

        if (merge.Chunks > 0)
        {
            // Passages that went since the plan was made are still in the new file.
            var removed = run.Sum(entry => current[entry.Id].Removed - entry.Removed);
            SegmentList.Add(
                database.Statements, transaction, name, merge.FirstRow, merge.LastRow, merge.Chunks, removed, new FileInfo(database.Files.PathOf(name)).Length);
        }

        transaction.Commit();
        return true;
    }

    [LoggerMessage(3010, LogLevel.Debug, "Index: {Count} segments merged into one of {Chunks} passages.")]
    private static partial void LogMerged(ILogger logger, int count, int chunks);

    [LoggerMessage(3011, LogLevel.Error, "Index: merging segments failed; the index stays as it is.")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(3012, LogLevel.Error, "Index: {File} is damaged ({Part}) and is not merged. Run 'ragllama fsck --repair'.")]
    private static partial void LogDamaged(ILogger logger, string file, string part);
}
