using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace RagLlama.Bench.Answers;

/// <summary>A model that answers at once with words of the sources it was shown, in pieces as long as tokens, and notes when it was asked and read.</summary>
internal sealed class InstantChatClient(int tokens) : IChatClient
{
    private const int CharactersPerToken = 4;
    private const int WordsPerSentence = 14;

    /// <summary>Timestamps of the last call: when it came, when its first piece was taken, and when its end was reached.</summary>
    public (long Asked, long First, long End) Last { get; private set; }

    /// <summary>Processor time of the process when it was asked.</summary>
    public TimeSpan CpuWhenAsked { get; private set; }

    public IReadOnlyList<ChatMessage> LastPrompt { get; private set; } = [];

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

#pragma warning disable CS1998 // At once means without waiting
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
#pragma warning restore CS1998
    {
        var asked = TimeProvider.System.GetTimestamp();
        CpuWhenAsked = OverheadStages.Cpu;
        LastPrompt = [.. messages];
        var pieces = Pieces(LastPrompt[^1].Text);
        var first = TimeProvider.System.GetTimestamp();
        foreach (var piece in pieces)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece);
        }

        Last = (asked, first, TimeProvider.System.GetTimestamp());
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    /// <summary>Sentences of the first source's words, each with its mark: what a checked answer is made of.</summary>
    private List<string> Pieces(string prompt)
    {
        var words = prompt.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.All(char.IsLetter)).Skip(20).Take(2000).ToList();
        var pieces = new List<string>(tokens);
        for (var word = 0; pieces.Count < tokens; word++)
        {
            var text = words[word % words.Count] + (word % WordsPerSentence == WordsPerSentence - 1 ? " [1]. " : " ");
            for (var from = 0; from < text.Length && pieces.Count < tokens; from += CharactersPerToken)
            {
                pieces.Add(text.Substring(from, Math.Min(CharactersPerToken, text.Length - from)));
            }
        }

        return pieces;
    }
}
