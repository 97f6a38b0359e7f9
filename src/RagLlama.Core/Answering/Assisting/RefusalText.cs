namespace RagLlama.Answering.Assisting;

/// <summary>Accepts what a model says in place of an answer: short, and without a fact of its own.</summary>
internal static class RefusalText
{
    private const int Longest = 500;
    private const int MostLines = 3;

    public static string? Accept(string reply, string question, IEnumerable<string> titles)
    {
        var text = reply.Trim();
        return text.Length is > 0 and <= Longest && text.Split('\n').Count(l => l.Length > 0) <= MostLines && AcceptedReply.BringsNothingNew(text, [question, .. titles])
            ? text
            : null;
    }
}
