using System.Collections;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HandlebarsDotNet;

namespace RagLlama.Prompting;

/// <summary>The prompts of <c>prompts/</c>, embedded in the product. Thread-safe.</summary>
public sealed class PromptLibrary
{
    private const string Folder = "prompts/";
    private const string Extension = ".prompt.yaml";

    private readonly Func<string, string?> read;
    private readonly IHandlebars handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = false });
    private readonly ConcurrentDictionary<string, Compiled> prompts = new(StringComparer.Ordinal);

    /// <summary>All prompts, by name in the order of the alphabet.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(PromptLibrary).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name.Split('/')[1])
            .Order(StringComparer.Ordinal),
    ];

    public PromptLibrary()
        : this(ReadEmbedded)
    {
    }

    /// <param name="read">Text of a file such as <c>prompts/answer/answer.prompt.yaml</c>; null when there is none.</param>
    internal PromptLibrary(Func<string, string?> read) => this.read = read;

    /// <exception cref="ArgumentException">There is no prompt of that name.</exception>
    public PromptTemplate Get(string name) => Load(name).Template;

    /// <summary>What must hold of the prompt: the lines of its <c>cases.jsonl</c>.</summary>
    /// <exception cref="ArgumentException">There is no prompt of that name.</exception>
    /// <exception cref="InvalidDataException">A case cannot be read; the message names the line.</exception>
    public IReadOnlyList<PromptCase> Cases(string name)
    {
        var resource = $"{Folder}{Get(name).Name}/cases.jsonl";
        return PromptCaseFile.Read(resource, read(resource) ?? throw new InvalidDataException($"{resource} is missing."));
    }

    /// <summary>Fills in a prompt. Every string among the values is neutralised, however deep it lies, except <see cref="TrustedText"/>.</summary>
    /// <param name="values">Strings, numbers, null, lists and dictionaries of these.</param>
    /// <exception cref="ArgumentException">A required variable is missing, or a value is none the prompt knows.</exception>
    public RenderedPrompt Render(string name, IReadOnlyDictionary<string, object?> values)
    {
        var (template, parts) = Load(name);
        Check(template, values);
        var fence = (values.GetValueOrDefault("fence") as TrustedText)?.Value;
        var safe = values.ToDictionary(v => v.Key, v => Neutralise(v.Value, fence), StringComparer.Ordinal);
        var messages = template.Messages.Zip(parts, (message, part) => message with { Text = part(safe).Trim() }).ToList();
        return new RenderedPrompt(template.Name, template.Hash, messages, template.Settings, HashOf(messages, fence)) { Fence = fence };
    }

    private static void Check(PromptTemplate template, IReadOnlyDictionary<string, object?> values)
    {
        var missing = template.Variables.FirstOrDefault(v => v.IsRequired && values.GetValueOrDefault(v.Name) is null);
        if (missing is not null)
        {
            throw new ArgumentException($"The prompt '{template.Name}' needs the variable '{missing.Name}'.", nameof(values));
        }

        var unknown = values.Keys.FirstOrDefault(key => template.Variables.All(v => v.Name != key));
        if (unknown is not null)
        {
            throw new ArgumentException($"The prompt '{template.Name}' has no variable '{unknown}'.", nameof(values));
        }
    }

    private static object? Neutralise(object? value, string? fence) => value switch
    {
        null => null,
        TrustedText trusted => trusted.Value,
        string text => UntrustedText.Neutralise(text, fence),
        IReadOnlyDictionary<string, object?> map => map.ToDictionary(entry => entry.Key, entry => Neutralise(entry.Value, fence), StringComparer.Ordinal),
        IEnumerable list => list.Cast<object?>().Select(item => Neutralise(item, fence)).ToList(),
        _ => value,
    };

    private static string HashOf(IEnumerable<PromptMessage> messages, string? fence)
    {
        var all = string.Join('\0', messages.Select(m => m.Role + "\n" + m.Text));
        var stable = string.IsNullOrEmpty(fence) ? all : all.Replace(fence, "", StringComparison.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stable)));
    }

    private static string? ReadEmbedded(string resource)
    {
        using var stream = typeof(PromptLibrary).Assembly.GetManifestResourceStream(resource);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private Compiled Load(string name) => prompts.GetOrAdd(name, key =>
    {
        var resource = $"{Folder}{key}/{key}{Extension}";
        var text = read(resource) ?? throw new ArgumentException($"There is no prompt '{key}'.", nameof(name));
        var template = PromptFile.Parse(resource, text);
        return new Compiled(template, [.. template.Messages.Select(m => handlebars.Compile(m.Text))]);
    });

    private sealed record Compiled(PromptTemplate Template, IReadOnlyList<HandlebarsTemplate<object, object>> Parts);
}
