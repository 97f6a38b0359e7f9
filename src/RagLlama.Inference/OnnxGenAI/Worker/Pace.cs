namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <summary>How fast a model has been lately, for estimates of waiting times.</summary>
internal sealed class Pace(TimeProvider time)
{
    /// <summary>Weight of the newest measurement: about the last ten count.</summary>
    private const double Newest = 0.1;

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(250);

    private long windowStart = time.GetTimestamp();
    private int windowTokens;

    /// <summary>Tokens a second of all answers together. Before the first measurement: a slow machine's.</summary>
    public double TokensPerSecond { get; private set; } = 20;

    /// <summary>Tokens of an answer, prompt aside.</summary>
    public double TokensPerAnswer { get; private set; } = 200;

    /// <summary>Called when the model starts after having had nothing to do.</summary>
    public void Resume() => (windowStart, windowTokens) = (time.GetTimestamp(), 0);

    public void Made(int tokens)
    {
        windowTokens += tokens;
        var passed = time.GetElapsedTime(windowStart);
        if (passed >= Window)
        {
            TokensPerSecond += Newest * ((windowTokens / passed.TotalSeconds) - TokensPerSecond);
            Resume();
        }
    }

    public void Answered(int tokens) => TokensPerAnswer += Newest * (tokens - TokensPerAnswer);

    /// <summary>Until the answer at this place in the line begins, with so many being written now.</summary>
    public TimeSpan UntilPlace(int position, int live)
    {
        // Half an answer is left on average of each one being written; a place is free when the first of them ends.
        var tokens = ((position - 1) * TokensPerAnswer) + (live > 0 ? TokensPerAnswer / 2 : 0);
        return TimeSpan.FromSeconds(tokens / Math.Max(TokensPerSecond, 0.1));
    }
}
