namespace RagLlama.Answering.Guards;

/// <summary>Who acknowledged what, and when.</summary>
public interface IAcknowledgementStore
{
    /// <summary>Keeps the first time a user acknowledged a subject; later ones change nothing.</summary>
    Task SaveAsync(Acknowledgement acknowledgement, CancellationToken cancellationToken);

    Task<Acknowledgement?> FindAsync(string subject, string userId, CancellationToken cancellationToken);

    /// <summary>Everybody's, oldest first.</summary>
    Task<IReadOnlyList<Acknowledgement>> ListAsync(string subject, CancellationToken cancellationToken);
}
