namespace RagLlama.Answering.Guards;

/// <summary>Judges texts before they are used or shown.</summary>
public interface IContentGuard
{
    /// <summary>Lower-case word, such as <c>llama-guard</c>.</summary>
    string Name { get; }

    /// <summary>The kinds of text it is asked about.</summary>
    GuardTargets Targets { get; }

    /// <summary>Whether a text counts as harmful when the guard cannot judge it.</summary>
    bool FailsClosed { get; }

    /// <summary>Judges one text. Throws when it cannot: a verdict is never guessed.</summary>
    Task<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken);
}
