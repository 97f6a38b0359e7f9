namespace RagLlama.Retrieval.Understanding;

/// <summary>A filter that cannot be applied as it was typed.</summary>
/// <param name="Name"><c>source</c>, <c>lang</c>, <c>after</c> or <c>before</c>.</param>
/// <param name="Value">As it was typed.</param>
/// <param name="Known">What could stand there: names of the sources the asker may read, or languages; empty for a date.</param>
public sealed record FilterProblem(string Name, string Value, IReadOnlyList<string> Known)
{
    /// <summary>One English sentence or two, with the remedy.</summary>
    public string Message => Name switch
    {
        "source" when Known.Count == 0 => $"There is no source '{Value}' that you may read, nor any other.",
        "source" => $"There is no source '{Value}' that you may read. There are: {string.Join(", ", Known)}.",
        "lang" => $"'{Value}' is no language that is read here. Write one of {string.Join(", ", Known)}.",
        _ => $"'{Name}:{Value}' is no date. Write a day, a month or a year, such as 2026-03-31, 2026-03 or 2026.",
    };
}
