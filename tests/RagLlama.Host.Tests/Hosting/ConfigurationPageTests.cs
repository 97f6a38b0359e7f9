using System.Reflection;
using RagLlama.Host.Hosting;
using Xunit;

namespace RagLlama.Host.Tests.Hosting;

public sealed class ConfigurationPageTests
{
    [Fact]
    public void The_configuration_page_names_every_key()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "configuration.md"));
        Assert.All(Keys(typeof(RagLlamaSettings), ""), key =>
            Assert.True(page.Contains($"`{key}`", StringComparison.Ordinal) || page.Contains($"`:{key[(key.LastIndexOf(':') + 1)..]}`", StringComparison.Ordinal), key));
    }

    private static IEnumerable<string> Keys(Type type, string path) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanWrite)
        .SelectMany(p => p.PropertyType.IsClass && p.PropertyType != typeof(string) ? Keys(p.PropertyType, $"{path}{p.Name}:") : [path + p.Name]);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "RagLlama.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
