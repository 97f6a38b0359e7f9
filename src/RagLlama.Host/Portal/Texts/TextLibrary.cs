using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace RagLlama.Host.Portal.Texts;

/// <summary>All languages of the interface, read once from the embedded files <c>texts/LANGUAGE.json</c>.</summary>
public static class TextLibrary
{
    public const string Default = "en";
    private const string Folder = "texts/";

    public static FrozenDictionary<string, LanguageTexts> Languages { get; } = Load();

    public static LanguageTexts For(string? language) =>
        language is not null && Languages.TryGetValue(language, out var texts) ? texts : Languages[Default];

    private static FrozenDictionary<string, LanguageTexts> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(n => Read(assembly, n))
            .ToFrozenDictionary(t => t.Language, StringComparer.Ordinal);
    }

    private static LanguageTexts Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var json = JsonDocument.Parse(stream);
        var entries = json.RootElement.EnumerateObject().ToFrozenDictionary(p => p.Name, p => ToEntry(p.Value), StringComparer.Ordinal);
        return new LanguageTexts(resource[Folder.Length..^".json".Length], entries);
    }

    private static TextEntry ToEntry(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? new TextEntry(null, value.GetString()!)
        : new TextEntry(value.TryGetProperty("one", out var one) ? one.GetString() : null, value.GetProperty("other").GetString()!);
}
