namespace RagLlama.Answering.Agent;

/// <summary>Words for what ended a research before the model was ready.</summary>
public static class AgentStop
{
    public const string Steps = "steps";

    public const string Tokens = "tokens";

    public const string Time = "time";

    /// <summary>The model went round in circles.</summary>
    public const string Loop = "loop";

    /// <summary>The model failed.</summary>
    public const string Fault = "fault";
}
