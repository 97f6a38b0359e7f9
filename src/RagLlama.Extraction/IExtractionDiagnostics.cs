namespace RagLlama.Extraction;

/// <summary>Asks a child process what it runs under; for <c>ragllama doctor</c>.</summary>
public interface IExtractionDiagnostics
{
    /// <exception cref="InvalidOperationException">The child process does not start; the message says why.</exception>
    Task<ExtractionSandboxStatus> GetStatusAsync(CancellationToken cancellationToken);
}
