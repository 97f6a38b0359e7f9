using Microsoft.Extensions.Logging;
using RagLlama.Indexing;

namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>
/// Sees to it in the background that a large index has clusters: reads them from their file or makes them, measures their recall, finds another plan
/// or other centres when it falls. While they are not good enough, every search is exact.
/// </summary>
/// <param name="path">The clusters' file.</param>
internal sealed partial class ClusterUpkeep(ChunkMirror mirror, string path, EmbeddedIndexOptions options, TimeProvider time, ILogger logger) : IDisposable
{
    private const int MostAttempts = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _start = new();
    private Task _running = Task.CompletedTask;
    private ClusterRecord? _record;
    private long _lastLook;
    private int _lookedAt = -1;
    private int _measuredAt;

    /// <summary>Ends when nothing is being made or measured.</summary>
    public Task Idle => _running;

    public RecentQuestions Recent { get; } = new();

    /// <summary>Begins what is due. Called before each search, so it costs nothing when nothing is due.</summary>
    public void Look()
    {
        if (!IsDue())
        {
            return;
        }

        lock (_start)
        {
            if (_running.IsCompleted && !_stop.IsCancellationRequested && IsDue())
            {
                (_lastLook, _lookedAt) = (time.GetTimestamp(), mirror.Table.Clusters.Epoch);
                _running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
        }
    }

    /// <summary>As far as this process knows: one that never searched knows what the file says.</summary>
    public VectorSearchStatus Status(int chunks)
    {
        var record = _record ?? ClusterFile.ReadRecord(path);
        var clusters = record is null ? 0 : ClusterSizing.Centres(record.BuiltRows);
        var compared = record?.Plan?.RowsFor(chunks, chunks, clusters, clusters) ?? 0;
        return new VectorSearchStatus
        {
            Mode = chunks < options.ApproximateAbove ? VectorSearchMode.Exact
                : record?.Plan is null ? VectorSearchMode.Preparing
                : !record.IsGood(options.RecallTarget) ? VectorSearchMode.BelowTarget
                : compared == 0 ? VectorSearchMode.Exact
                : VectorSearchMode.Approximate,
            Chunks = chunks,
            ApproximateAbove = options.ApproximateAbove,
            RecallTarget = options.RecallTarget,
            Clusters = clusters,
            Compared = compared,
            Recall = record?.Recall,
            Sampled = record?.Sampled ?? 0,
            MeasuredAt = record?.MeasuredAt,
            BuiltAt = record?.BuiltAt,
        };
    }

    public void Dispose()
    {
        _stop.Cancel();
        _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
        _stop.Dispose();
    }

    /// <summary>Vectors are missing their clusters, or it is time to see whether those are still good.</summary>
    private bool IsDue()
    {
        var (table, clusters) = (mirror.Table, mirror.Table.Clusters);
        var isLarge = table.Count >= options.ApproximateAbove && table.Vectors is not null;
        if (!_running.IsCompleted || !isLarge)
        {
            return false;
        }

        // Another process may be at it: then look again later.
        if (_lookedAt == clusters.Epoch && time.GetElapsedTime(_lastLook) < Pause)
        {
            return false;
        }

        return clusters.Table is null || ClusterRules.IsMeasureDue(_record, clusters.Written - _measuredAt, table.Count, time.GetUtcNow());
    }

    private void Run()
    {
        try
        {
            using var only = TryLock();
            if (mirror.Table.Clusters.Table is { } clusters && _record is { } record)
            {
                Measure(record, clusters.Centres.Count, only is not null);
            }
            else
            {
                Provide(only is not null);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // The boundary of the background work: without clusters a search is slower, not wrong
        catch (Exception e)
        {
            LogFailed(logger, e);
        }
#pragma warning restore CA1031
    }

    /// <param name="mayBuild">False while another process builds: what it wrote last is used meanwhile.</param>
    private void Provide(bool mayBuild)
    {
        var stored = Load();
        for (var attempt = 0; attempt < MostAttempts && (stored is not null || mayBuild); attempt++)
        {
            var begun = time.GetTimestamp();
            var record = stored?.Record ?? new ClusterRecord { BuiltAt = time.GetUtcNow(), BuiltRows = mirror.Table.Count };
            if (new ClusterBuild(mirror, _stop.Token).Run(stored) is not { } made)
            {
                stored = Load();
                continue;
            }

            if (stored is { Record.Plan: not null })
            {
                Use(record);
                LogRead(logger, made.Rows, time.GetElapsedTime(begun).TotalSeconds);
                return;
            }

            LogBuilt(logger, made.Rows, made.Centres.Count, time.GetElapsedTime(begun).TotalSeconds);
            Plan(record, mayBuild);
            return;
        }
    }

    private void Measure(ClusterRecord record, int centres, bool mayBuild)
    {
        var check = new ClusterCheck(mirror, Recent, options.RecallTarget, _stop.Token);
        if (record.Plan is { } plan && check.Measure(plan) is { } measured)
        {
            record = record with { Recall = measured.Recall, Sampled = measured.Sampled, MeasuredAt = time.GetUtcNow(), MeasuredRows = mirror.Table.Count };
        }

        if (ClusterRules.IsDrifted(record, mirror.Table.Count, centres) && mayBuild)
        {
            LogDrifted(logger, record.BuiltRows, mirror.Table.Count);
            Rebuild();
        }
        else if (record.IsGood(options.RecallTarget))
        {
            Use(record);
            Save(record, mayBuild);
        }
        else
        {
            Use(record);
            Plan(record, mayBuild);
        }
    }

    private void Rebuild()
    {
        var record = new ClusterRecord { BuiltAt = time.GetUtcNow(), BuiltRows = mirror.Table.Count };
        if (new ClusterBuild(mirror, _stop.Token).Run(null) is { } made)
        {
            LogBuilt(logger, made.Rows, made.Centres.Count, time.GetElapsedTime(_lastLook).TotalSeconds);
            Plan(record, mayBuild: true);
        }
    }

    private void Plan(ClusterRecord record, bool mayBuild)
    {
        if (new ClusterCheck(mirror, Recent, options.RecallTarget, _stop.Token).FindPlan() is not { } found || mirror.Table.Clusters.Table is not { } clusters)
        {
            return;
        }

        var rows = mirror.Table.Count;
        var compared = found.Plan.RowsFor(rows, rows, clusters.Centres.Count, clusters.Centres.Count);
        var planned = record with
        {
            Plan = found.Plan,
            BuiltCompared = record.BuiltCompared == 0 ? compared : record.BuiltCompared,
            Recall = found.Recall,
            Sampled = found.Sampled,
            MeasuredAt = time.GetUtcNow(),
            MeasuredRows = rows,
        };
        Use(planned);
        Save(planned, mayBuild);
    }

    private void Use(ClusterRecord record)
    {
        (_record, _measuredAt) = (record, mirror.Table.Clusters.Written);
        var isGood = record.IsGood(options.RecallTarget);
        mirror.Table.Clusters.Plan = isGood ? record.Plan : null;
        LogMeasured(logger, record.Recall ?? 0, record.Sampled, options.RecallTarget, isGood ? "used" : "not used");
    }

    private void Save(ClusterRecord record, bool mayBuild)
    {
        if (mayBuild && ClusterBuild.Snapshot(mirror, record) is { } stored)
        {
            ClusterFile.Save(path, stored);
        }
    }

    private StoredClusters? Load()
    {
        try
        {
            return ClusterFile.Load(path) is { } stored && stored.Dimensions == mirror.Table.Vectors!.Dimensions ? stored : null;
        }
        catch (InvalidDataException)
        {
            LogDamaged(logger, Path.GetFileName(path));
            return null;
        }
    }

    /// <summary>Only one process makes clusters; null while another does.</summary>
    private FileStream? TryLock()
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    [LoggerMessage(3020, LogLevel.Information, "Index: {Rows} vectors lie in {Clusters} clusters; made in {Seconds:F1} s.")]
    private static partial void LogBuilt(ILogger logger, int rows, int clusters, double seconds);

    [LoggerMessage(3021, LogLevel.Debug, "Index: clusters of {Rows} vectors read in {Seconds:F1} s.")]
    private static partial void LogRead(ILogger logger, int rows, double seconds);

    [LoggerMessage(3022, LogLevel.Information, "Index: the search by clusters finds {Recall:P1} of the nearest ({Sampled} questions, {Target:P1} wanted) and is {Use}.")]
    private static partial void LogMeasured(ILogger logger, double recall, int sampled, double target, string use);

    [LoggerMessage(3023, LogLevel.Information, "Index: the clusters were made for {Before} vectors, there are {Now} now: they are made anew.")]
    private static partial void LogDrifted(ILogger logger, int before, int now);

    [LoggerMessage(3024, LogLevel.Error, "Index: clusters could not be made; every search is exact.")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(3025, LogLevel.Warning, "Index: {File} is not what was written; the clusters are made anew from the vectors.")]
    private static partial void LogDamaged(ILogger logger, string file);
}
