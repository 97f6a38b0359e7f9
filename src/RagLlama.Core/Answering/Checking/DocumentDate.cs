using RagLlama.Answering.Facts;
using RagLlama.Indexing;

namespace RagLlama.Answering.Checking;

/// <summary>How old a document is by its own account: a date or year in its title or file name, else its last change.</summary>
internal static class DocumentDate
{
    private const int FirstYear = 1950;
    private const int LastYear = 2100;

    public static DateOnly? Of(DocumentRecord document)
    {
        var said = new[] { document.Title, document.FileName.Replace('_', ' ').Replace('-', ' ') }.SelectMany(text => FactReader.Read(text)).Select(In).FirstOrDefault(d => d is not null);
        return said ?? (document.ModifiedAt is { } modified ? DateOnly.FromDateTime(modified.UtcDateTime) : null);
    }

    private static DateOnly? In(Fact fact)
    {
        if (fact.Kind is FactKind.Number && fact.Unit is null && int.TryParse(fact.Values[0], out var year) && year is >= FirstYear and <= LastYear)
        {
            return new DateOnly(year, 1, 1);
        }

        return fact.Kind is FactKind.Date
            ? fact.Values.Select(CalendarDate.Parse).Where(d => d.Year is >= FirstYear and <= LastYear).Select(d => (DateOnly?)new DateOnly(d.Year!.Value, d.Month ?? 1, Math.Min(d.Day ?? 1, 28))).FirstOrDefault()
            : null;
    }
}
