namespace RagLlama.Inference.OnnxGenAI;

/// <summary>
/// One sequence that a model continues. One thread owns it; only <see cref="Terminate"/> may come from another one.
/// All members throw <see cref="ModelFaultException"/>.
/// </summary>
internal interface IGeneration : IDisposable
{
    /// <summary>Reads tokens in behind what is there: the expensive part of a long prompt.</summary>
    /// <param name="tokens">At least one; together with what is there no more than the capacity.</param>
    void Append(ReadOnlySpan<int> tokens);

    /// <summary>Makes the next token. An end token is returned but not part of the sequence.</summary>
    int Next();

    /// <summary>Forgets what is behind the first tokens; an <see cref="Append"/> has to follow.</summary>
    void RewindTo(int length);

    /// <summary>Makes a call in progress fail soon, and every later one. Callable from any thread, also after disposal.</summary>
    void Terminate();
}
