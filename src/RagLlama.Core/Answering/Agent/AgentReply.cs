namespace RagLlama.Answering.Agent;

/// <summary>One turn of the model: what it said, or why it said nothing.</summary>
internal abstract record AgentReply
{
    private AgentReply()
    {
    }

    public sealed record Waiting(int Position, TimeSpan ExpectedWait) : AgentReply;

    /// <param name="Call">Null when the text is no call.</param>
    /// <param name="Tokens">Read and written, as the server counts them or as they are estimated.</param>
    public sealed record Said(string Text, AgentCall? Call, AnswerUsage? Usage, string? Model, long Tokens) : AgentReply;

    public sealed record Failed(Exception Fault) : AgentReply;
}
