namespace RagLlama.Storage.Catalog;

/// <summary>Instants as the database keeps them: UTC ticks, exact and ordered on both products.</summary>
internal static class Instant
{
    public static DateTimeOffset Read(long ticks) => new(ticks, TimeSpan.Zero);
}
