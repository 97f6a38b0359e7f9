using RagLlama.Security;

namespace RagLlama.Host.Portal;

/// <summary>Questions shown on the empty page, which the installed documents can answer.</summary>
public interface IExampleQuestions
{
    /// <param name="language">The interface's language; questions in it come first.</param>
    Task<IReadOnlyList<string>> PickAsync(Asker asker, string language, int count, CancellationToken cancellationToken);
}
