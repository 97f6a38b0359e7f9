using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RagLlama.Prompting;

/// <summary>Reads the YAML of a prompt. Roles are split before anything is filled in, so that no variable can open a message.</summary>
internal static partial class PromptFile
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();

    /// <exception cref="InvalidDataException">The message names the prompt and what is wrong with it.</exception>
    public static PromptTemplate Parse(string resource, string text)
    {
        var content = Read(resource, text);
        if (content.TemplateFormat != "handlebars")
        {
            throw new InvalidDataException($"{resource}: template_format is '{content.TemplateFormat}'; only handlebars is known.");
        }

        var messages = Message().Matches(content.Template)
            .Select(m => new PromptMessage(m.Groups["role"].Value, m.Groups["text"].Value.Trim('\n')))
            .ToList();
        if (messages.Count == 0)
        {
            throw new InvalidDataException($"{resource}: the template has no <message role=\"…\"> element.");
        }

        var settings = content.ExecutionSettings.GetValueOrDefault("default") ?? new Settings();
        return new PromptTemplate
        {
            Name = content.Name,
            Description = content.Description,
            Messages = messages,
            Variables = content.InputVariables.ConvertAll(v => new PromptVariable(v.Name, v.Description, v.IsRequired)),
            Settings = new PromptSettings(settings.Temperature, settings.MaxTokens, settings.StopSequences),
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        };
    }

    private static Content Read(string resource, string text)
    {
        try
        {
            return Yaml.Deserialize<Content>(text);
        }
        catch (YamlDotNet.Core.YamlException fault)
        {
            throw new InvalidDataException($"{resource}: {fault.Message}", fault);
        }
    }

    [GeneratedRegex("""<message role="(?<role>system|user|assistant)">(?<text>.*?)</message>""", RegexOptions.Singleline)]
    private static partial Regex Message();

#pragma warning disable CA1812 // made by the YAML reader
    private sealed class Content
    {
        public string Name { get; set; } = "";

        public string Description { get; set; } = "";

        public string TemplateFormat { get; set; } = "";

        public string Template { get; set; } = "";

        public List<Variable> InputVariables { get; set; } = [];

        public Dictionary<string, Settings> ExecutionSettings { get; set; } = [];
    }

    private sealed class Variable
    {
        public string Name { get; set; } = "";

        public string Description { get; set; } = "";

        public bool IsRequired { get; set; }
    }

    private sealed class Settings
    {
        public float Temperature { get; set; }

        public int MaxTokens { get; set; } = 600;

        public List<string> StopSequences { get; set; } = [];
    }
#pragma warning restore CA1812
}
