using System.Text.RegularExpressions;

namespace RagLlama.Inference.Models;

/// <summary>Finds the manifest of a model by whatever name an endpoint gives it, such as <c>meta.llama3-1-405b-instruct-v1:0</c> or <c>llama3.1:405b</c>.</summary>
public static partial class ModelNames
{
    /// <summary>Null when no manifest fits.</summary>
    public static ModelManifest? FindManifest(string name)
    {
        var last = name.Trim().TrimEnd('/', '\\').Split('/', '\\')[^1];
        return ModelManifests.All.FirstOrDefault(m => Same(m.Id, last) || Same(m.Repository.Split('/')[^1], last) || Same(m.Repository, name))
            ?? (Llama().Match(last) is { Success: true } match ? ModelManifests.Find($"llama-3.1-{match.Groups["size"].Value}b-instruct") : null)
            ?? (Largest().IsMatch(last) ? ModelManifests.Find("llama-3.1-405b-instruct") : null);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"llama[-_. ]?(?:v)?3[-_.p]1(?!\d).*?(?<!\d)(?<size>405|70|8)b", RegexOptions.IgnoreCase)]
    private static partial Regex Llama();

    /// <summary>Llama 3 has this size in 3.1 alone; watsonx leaves the 1 out.</summary>
    [GeneratedRegex(@"llama[-_. ]?(?:v)?3[-_](?<!\d)405b", RegexOptions.IgnoreCase)]
    private static partial Regex Largest();
}
