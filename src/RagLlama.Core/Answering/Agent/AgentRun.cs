namespace RagLlama.Answering.Agent;

/// <summary>Where a research stands: its conversation, what it has used up, and the steps not yet shown.</summary>
internal sealed class AgentRun(AgentTalk talk, AgentOptions settings, TimeProvider time)
{
    private const string Ready = "READY";
    private const int LongestStepText = 300;

    private readonly HashSet<string> made = new(StringComparer.Ordinal);
    private readonly List<AgentStep> fresh = [];
    private long since = time.GetTimestamp();
    private int calls;
    private int mistakes;
    private bool planned;

    public AgentTalk Talk => talk;

    public bool IsOpen { get; private set; } = true;

    public int Steps { get; private set; }

    public long Tokens { get; private set; }

    public AnswerUsage? Usage { get; private set; }

    /// <summary>The model as its server names it.</summary>
    public string? Model { get; private set; }

    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>What the model said when it was ready.</summary>
    public string LastWord { get; private set; } = "";

    public void Count(AgentReply.Said said)
    {
        Tokens += said.Tokens;
        Usage = AnswerUsage.Sum([Usage, said.Usage]);
        Model = said.Model ?? Model;
    }

    public bool IsRepeated(AgentCall call) => !made.Add(call.Signature);

    public void Called(AgentCall call, AgentOutcome outcome, string result, int mostMistakes)
    {
        planned = true;
        calls++;
        mistakes = outcome.Kind == AgentStepKind.Mistake ? mistakes + 1 : 0;
        Add(outcome.Kind, outcome.Text, outcome);
        talk.AddResult(call, result, settings.MaxSteps - calls);
        Close(mostMistakes);
    }

    /// <summary>The model replied without a call: its plan, its last word, or a call nobody can read.</summary>
    public void Spoke(string text, int mostMistakes)
    {
        var isReady = text.Contains(Ready, StringComparison.Ordinal);
        if (AgentCallReader.LooksLikeCall(text))
        {
            (planned, calls, mistakes) = (true, calls + 1, mistakes + 1);
            Add(AgentStepKind.Mistake, "", null);
            talk.AddCorrection(text, "That was no call that can be read. Reply with one function call, or READY.");
            Close(mostMistakes);
        }
        else if (!planned && !isReady)
        {
            planned = true;
            if (text.Length > 0)
            {
                Add(AgentStepKind.Plan, text, null);
            }

            talk.AddPlan(text.Length > 0 ? text : "-");
            Close(mostMistakes);
        }
        else
        {
            LastWord = isReady ? text : "";
            Add(AgentStepKind.Ready, "", null);
            IsOpen = false;
        }
    }

    public void Fail(Exception fault, bool outOfTime)
    {
        if (!outOfTime && fault is ModelBusyException busy)
        {
            RetryAfter = busy.RetryAfter;
            IsOpen = false;
            return;
        }

        Stop(outOfTime ? AgentStop.Time : AgentStop.Fault);
    }

    public IReadOnlyList<AgentStep> TakeSteps()
    {
        AgentStep[] taken = [.. fresh];
        fresh.Clear();
        return taken;
    }

    private void Close(int mostMistakes)
    {
        if (mistakes >= mostMistakes)
        {
            Stop(AgentStop.Loop);
        }
        else if (calls >= settings.MaxSteps)
        {
            Stop(AgentStop.Steps);
        }
        else if (Tokens + talk.Tokens + talk.Options.MaxOutputTokens > settings.MaxTokens)
        {
            Stop(AgentStop.Tokens);
        }
    }

    private void Stop(string why)
    {
        Add(AgentStepKind.Stopped, why, null);
        IsOpen = false;
    }

    private void Add(AgentStepKind kind, string text, AgentOutcome? outcome)
    {
        var shown = AnswerTextSanitizer.Clean(text);
        fresh.Add(new AgentStep(
            ++Steps, kind, shown.Length > LongestStepText ? shown[..LongestStepText] + "…" : shown, outcome?.Found ?? 0, outcome?.Documents ?? [],
            Math.Round(time.GetElapsedTime(since).TotalMilliseconds, 1)));
        since = time.GetTimestamp();
    }
}
