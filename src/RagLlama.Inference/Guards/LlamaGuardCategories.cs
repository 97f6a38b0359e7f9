namespace RagLlama.Inference.Guards;

/// <summary>The hazard categories of Llama Guard 3 (its model card), by their codes.</summary>
internal static class LlamaGuardCategories
{
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
    [
        ("S1", "Violent Crimes"), ("S2", "Non-Violent Crimes"), ("S3", "Sex-Related Crimes"), ("S4", "Child Sexual Exploitation"), ("S5", "Defamation"),
        ("S6", "Specialized Advice"), ("S7", "Privacy"), ("S8", "Intellectual Property"), ("S9", "Indiscriminate Weapons"), ("S10", "Hate"),
        ("S11", "Suicide & Self-Harm"), ("S12", "Sexual Content"), ("S13", "Elections"), ("S14", "Code Interpreter Abuse"),
    ];

    /// <exception cref="ArgumentException">A code is not known, or there is none; the message names the configuration key.</exception>
    public static IReadOnlyList<(string Code, string Name)> Parse(string codes)
    {
        var wanted = codes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => c.ToUpperInvariant()).ToHashSet();
        var unknown = wanted.FirstOrDefault(w => All.All(c => c.Code != w));
        if (wanted.Count == 0 || unknown is not null)
        {
            throw new ArgumentException($"{LlamaGuardOptions.Section}:Categories is '{codes}'; expected codes from S1 to S14, separated by commas.");
        }

        return [.. All.Where(c => wanted.Contains(c.Code))];
    }
}
