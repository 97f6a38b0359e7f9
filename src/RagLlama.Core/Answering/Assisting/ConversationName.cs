namespace RagLlama.Answering.Assisting;

/// <summary>Accepts the name a model gives a conversation.</summary>
internal static class ConversationName
{
    private const int Longest = 80;

    public static string? Accept(string reply, string question) =>
        AcceptedReply.OneLine(reply)?.TrimEnd('.', '।', ' ') is { Length: > 0 and <= Longest } line && AcceptedReply.BringsNothingNew(line, question) ? line : null;
}
