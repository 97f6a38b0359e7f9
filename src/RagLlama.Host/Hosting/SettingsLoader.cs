using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace RagLlama.Host.Hosting;

/// <summary>Reads appsettings.json, the file given with --config and the environment, in that order, and refuses keys it does not know.</summary>
public static class SettingsLoader
{
    private const string EnvironmentPrefix = "RAGLLAMA__";

    /// <summary>Sections of the framework that may stand in the same file.</summary>
    private static readonly string[] FrameworkSections = ["Logging", "Kestrel", "AllowedHosts"];

    public static (RagLlamaSettings Settings, IConfiguration Configuration) Load(string? configFile, string? dataFolder)
    {
        var builder = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        if (configFile is not null)
        {
            if (!File.Exists(configFile))
            {
                throw new ConfigurationException($"--config: the file '{configFile}' does not exist.");
            }

            builder.AddJsonFile(Path.GetFullPath(configFile));
        }

        builder.AddEnvironmentVariables(EnvironmentPrefix);
        if (dataFolder is not null)
        {
            builder.AddInMemoryCollection([new("Data", dataFolder)]);
        }

        var configuration = Build(builder);
        var settings = new RagLlamaSettings();
        Bind(configuration, settings, path: "");
        settings.Data = Path.GetFullPath(settings.Data);
        SettingsRules.Check(settings);
        return (settings, configuration);
    }

    private static IConfigurationRoot Build(IConfigurationBuilder builder)
    {
        try
        {
            return builder.Build();
        }
        catch (InvalidDataException e)
        {
            throw new ConfigurationException($"{e.Message} {e.InnerException?.Message}".Trim());
        }
    }

    private static void Bind(IConfiguration section, object target, string path)
    {
        var properties = target.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (path.Length == 0 && FrameworkSections.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!properties.TryGetValue(child.Key, out var property))
            {
                throw new ConfigurationException(
                    $"Unknown configuration key '{path}{child.Key}'. Known here: {string.Join(", ", properties.Keys.Order(StringComparer.Ordinal).Select(k => path + k))}.");
            }

            if (IsSection(property.PropertyType))
            {
                Bind(child, property.GetValue(target)!, $"{path}{property.Name}:");
            }
            else
            {
                property.SetValue(target, Read(child, property, path));
            }
        }
    }

    private static bool IsSection(Type type) => type.IsClass && type != typeof(string);

    private static object? Read(IConfigurationSection value, PropertyInfo property, string path)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var text = value.Value;
        if (text is null)
        {
            throw new ConfigurationException($"'{path}{property.Name}' is one value, not a section.");
        }

        try
        {
            return type == typeof(string) ? text
                : type.IsEnum ? Enum.Parse(type, text, ignoreCase: true)
                : TypeDescriptor.GetConverter(type).ConvertFromString(null, CultureInfo.InvariantCulture, text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException)
        {
            var expected = type.IsEnum ? string.Join(", ", Enum.GetNames(type).Select(n => n.ToLowerInvariant())) : type.Name.ToLowerInvariant();
            throw new ConfigurationException($"'{path}{property.Name}' is '{text}'; expected {expected}.");
        }
    }
}
