namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <summary>A finished generation whose beginning the same user's next question of the same conversation may share.</summary>
internal sealed record KeptGeneration(string User, string Conversation, Decoding Decoding, IGeneration Generation, List<int> Tokens, int Capacity, long KeptAt)
{
    /// <summary>How many tokens both begin with, at most all but the prompt's last: at least one has to be read to go on.</summary>
    public int CommonWith(ReadOnlySpan<int> prompt)
    {
        var common = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Tokens).CommonPrefixLength(prompt);
        return Math.Min(common, prompt.Length - 1);
    }
}
