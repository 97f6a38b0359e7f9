using RagLlama.Jobs;

namespace RagLlama.TestKit.Fakes;

/// <summary>The queue's contract in memory, on the clock of a <see cref="TimeProvider"/>.</summary>
public sealed class InMemoryJobQueue(TimeProvider? time = null) : IJobQueue
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, Job> _jobs = [];
    private long _lastId;

    private enum State
    {
        Waiting,
        Running,
        Quarantined,
    }

    private TimeSpan Now => _time.GetElapsedTime(0);

    public Task EnqueueAsync(IReadOnlyList<JobRequest> jobs, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (var request in jobs)
            {
                var job = _jobs.Values.SingleOrDefault(j => j.Request == request);
                if (job is null)
                {
                    _jobs.Add(++_lastId, new Job(request));
                }
                else if (job.State == State.Running)
                {
                    job.Again = true;
                }
                else if (job.State == State.Quarantined)
                {
                    job.Restart();
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>As if the worker of every running job had died and its lease had ended.</summary>
    public void ExpireLeases()
    {
        lock (_lock)
        {
            foreach (var job in _jobs.Values.Where(j => j.State == State.Running))
            {
                job.ReadyAt = TimeSpan.MinValue;
            }
        }
    }

    public Task<LeasedJob?> LeaseAsync(string workerId, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (var (id, job) in _jobs)
            {
                if (job.State != State.Quarantined && job.ReadyAt <= Now)
                {
                    (job.State, job.Again, job.ReadyAt) = (State.Running, false, Now + lease);
                    job.Fence++;
                    job.Attempts++;
                    return Task.FromResult<LeasedJob?>(new LeasedJob(job.Request.Kind, job.Request.Key, new JobFence(id, job.Fence), job.Attempts));
                }
            }
        }

        return Task.FromResult<LeasedJob?>(null);
    }

    public Task<bool> RenewAsync(JobFence fence, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Held(fence) is not { } job)
            {
                return Task.FromResult(false);
            }

            job.ReadyAt = Now + lease;
            return Task.FromResult(true);
        }
    }

    public Task<bool> CompleteAsync(JobFence fence, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Held(fence) is not { } job)
            {
                return Task.FromResult(false);
            }

            if (job.Again)
            {
                job.Restart();
            }
            else
            {
                _jobs.Remove(fence.JobId);
            }

            return Task.FromResult(true);
        }
    }

    public Task<bool> FailAsync(JobFence fence, string reason, TimeSpan delay, int maxAttempts, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Held(fence) is not { } job)
            {
                return Task.FromResult(false);
            }

            if (job.Again)
            {
                job.Restart();
                return Task.FromResult(false);
            }

            var quarantined = job.Attempts >= maxAttempts;
            (job.State, job.ReadyAt) = (quarantined ? State.Quarantined : State.Waiting, Now + delay);
            return Task.FromResult(quarantined);
        }
    }

    public Task<QueueCounts> CountAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(new QueueCounts(
                _jobs.Values.Count(j => j.State == State.Waiting || j.Again),
                _jobs.Values.Count(j => j.State == State.Running),
                _jobs.Values.Count(j => j.State == State.Quarantined)));
        }
    }

    /// <summary>For <see cref="InMemoryDocumentCatalog"/>, which refuses effects of a lost lease.</summary>
    internal bool Holds(JobFence fence)
    {
        lock (_lock)
        {
            return Held(fence) is not null;
        }
    }

    private Job? Held(JobFence fence) =>
        _jobs.TryGetValue(fence.JobId, out var job) && job.Fence == fence.Number && job.State == State.Running ? job : null;

    private sealed class Job(JobRequest request)
    {
        public JobRequest Request { get; } = request;

        public State State { get; set; }

        public bool Again { get; set; }

        public long Fence { get; set; }

        public int Attempts { get; set; }

        public TimeSpan ReadyAt { get; set; } = TimeSpan.MinValue;

        public void Restart() => (State, Again, Attempts, ReadyAt) = (State.Waiting, false, 0, TimeSpan.MinValue);
    }
}
