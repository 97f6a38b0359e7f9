using System.Globalization;
using RagLlama.Answering;

namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <summary>The door: how many requests may be inside, altogether and of one user. From any thread.</summary>
internal sealed class Admission(int most, int mostPerUser)
{
    private static readonly TimeSpan ShortestRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> inside = new(StringComparer.Ordinal);
    private int all;

    /// <exception cref="ModelBusyException">The queue, or this user's part of it, is full.</exception>
    public void Enter(string user, TimeSpan expectedWait)
    {
        lock (gate)
        {
            var own = inside.GetValueOrDefault(user);
            if (all >= most || own >= mostPerUser)
            {
                var retry = TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(expectedWait.TotalSeconds), ShortestRetry.TotalSeconds, LongestRetry.TotalSeconds));
                throw new ModelBusyException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The model has {(all >= most ? $"{all} questions" : $"{own} questions of this user")} to answer, and no more are taken. Try again in {retry.TotalSeconds:0} s."))
                { RetryAfter = retry };
            }

            inside[user] = own + 1;
            all++;
        }
    }

    public void Leave(string user)
    {
        lock (gate)
        {
            all--;
            var own = inside[user] - 1;
            if (own == 0)
            {
                inside.Remove(user);
            }
            else
            {
                inside[user] = own;
            }
        }
    }
}
