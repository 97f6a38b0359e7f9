namespace RagLlama.Core.Tests.Answering.Agent;

/// <summary>A clock whose timers go off when the test says so.</summary>
internal sealed class TimerClock : TimeProvider
{
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (TimerCallback Callback, object? State)? timer;

    public Task TimerStarted => started.Task;

    public void Fire() => timer?.Callback(timer.Value.State);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        timer = (callback, state);
        started.TrySetResult();
        return new SilentTimer();
    }

    private sealed class SilentTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
