using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.Serialization;

namespace RagLlama.Core.Tests.Architecture;

/// <summary>No container engine runs the tests, so what can be checked by reading is checked by reading.</summary>
public sealed partial class ContainerFilesTests
{
    private static readonly string[] Dockerfile = File.ReadAllLines(Path.Combine(Repository.Root, "infra", "Dockerfile"));

    [Fact]
    public void Image_does_not_run_as_root()
    {
        var user = Array.FindLastIndex(Dockerfile, l => l.StartsWith("USER ", StringComparison.Ordinal));
        Assert.True(user > Array.FindLastIndex(Dockerfile, l => l.StartsWith("FROM ", StringComparison.Ordinal)));
        Assert.NotEqual("USER root", Dockerfile[user]);
        Assert.True(user < Array.FindIndex(Dockerfile, l => l.StartsWith("ENTRYPOINT ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Image_copies_nothing_from_outside_and_holds_no_secret()
    {
        Assert.DoesNotContain(Dockerfile, l => l.StartsWith("ADD ", StringComparison.Ordinal));
        Assert.DoesNotContain(Dockerfile, l => Secret().IsMatch(l));
    }

    [Fact]
    public void Image_publishes_a_project_that_exists_and_starts_its_assembly()
    {
        var publish = Dockerfile.Single(l => l.Contains("dotnet publish", StringComparison.Ordinal));
        var project = publish.Split(' ').Single(w => w.EndsWith(".csproj", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(Repository.Root, project)));
        Assert.Contains(Dockerfile, l => l.StartsWith("ENTRYPOINT", StringComparison.Ordinal) && l.Contains("/app/ragllama.dll", StringComparison.Ordinal));
    }

    [Fact]
    public void Compose_publishes_ports_on_the_loopback_only_and_drops_privileges()
    {
        var compose = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml")));
        var services = (Dictionary<object, object>)compose["services"];
        Assert.NotEmpty(services);
        foreach (var service in services.Values.Cast<Dictionary<object, object>>())
        {
            Assert.All((List<object>)service["ports"], p => Assert.StartsWith("127.0.0.1:", (string)p, StringComparison.Ordinal));
            Assert.Contains("ALL", (List<object>)service["cap_drop"]);
            Assert.Contains("no-new-privileges:true", (List<object>)service["security_opt"]);
            Assert.All(((List<object>)service["volumes"]).Cast<string>().Select(v => v.Split(':')[0]),
                v => Assert.True(((Dictionary<object, object>)compose["volumes"]).ContainsKey(v) || File.Exists(Path.Combine(Repository.Root, v)), v));
        }
    }

    [GeneratedRegex("(password|secret|api_?key)\\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
