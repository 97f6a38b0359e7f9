using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace RagLlama.Core.Tests.Architecture;

/// <summary>The house's arrows, read from the project files: Host → everything → Core, and no other.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] AllowedInCore =
    [
        "Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options", "YamlDotNet", "Handlebars.Net",
    ];

    private static readonly string[] FullStackPackages =
        ["Microsoft.ML.OnnxRuntimeGenAI", "Microsoft.SemanticKernel", "Qdrant.Client", "Hangfire"];

    public static TheoryData<string> Projects => new(Repository.Projects.Select(Path.GetFileNameWithoutExtension).OfType<string>());

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_only_what_the_house_allows(string project)
    {
        var references = Items(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/'))).ToList();
        var allowed = project switch
        {
            "RagLlama.Core" => [],
            "RagLlama.Host" => Repository.Projects.Select(Path.GetFileNameWithoutExtension).Where(p => p != "RagLlama.Host"),
            _ => ["RagLlama.Core"],
        };
        Assert.Empty(references.Except(allowed));
    }

    [Fact]
    public void Core_references_abstractions_and_the_prompt_libraries_only() =>
        Assert.Empty(Items("RagLlama.Core", "PackageReference").Except(AllowedInCore));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Names_a_full_stack_package_only_in_the_full_stack_project(string project)
    {
        if (project != "RagLlama.FullStack")
        {
            Assert.DoesNotContain(Items(project, "PackageReference"), p => FullStackPackages.Any(f => p.StartsWith(f, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Pins_every_package_exactly()
    {
        var versions = Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(p => p.Attribute("Version")!.Value).ToList();
        Assert.NotEmpty(versions);
        Assert.All(versions, v => Assert.Matches(ExactVersion(), v));
    }

    [Fact]
    public void Keeps_a_lock_file_beside_every_project() =>
        Assert.All(Repository.Projects, p => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(p)!, "packages.lock.json")), p));

    [Theory]
    [InlineData("RagLlama.Extraction")]
    [InlineData("RagLlama.Inference")]
    [InlineData("RagLlama.Storage")]
    [InlineData("RagLlama.Connectors.Files")]
    public void Keeps_adapters_internal(string project)
    {
        var folder = Path.GetDirectoryName(Repository.Projects.Single(p => Path.GetFileNameWithoutExtension(p) == project))!;
        var adapters = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f => PublicAdapter().Matches(File.ReadAllText(f)).Select(m => m.Value));
        Assert.Empty(adapters);
    }

    [Fact]
    public void Says_which_test_validates_each_decision()
    {
        var decisions = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "decisions"), "*.md");
        Assert.NotEmpty(decisions);
        Assert.All(decisions, d => Assert.Contains("**Validation.**", File.ReadAllText(d), StringComparison.Ordinal));
    }

    private static List<string> Items(string project, string element) =>
        [.. Load(Repository.Projects.Single(p => Path.GetFileNameWithoutExtension(p) == project)).Descendants(element).Select(e => e.Attribute("Include")!.Value)];

    private static XDocument Load(string path) => XDocument.Load(path);

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?$")]
    private static partial Regex ExactVersion();

    /// <summary>A public class that implements one of Core's ports: those stay behind an AddXxx extension.</summary>
    [GeneratedRegex(@"public [a-z ]*class \w+[^{;]*:\s*[^{;]*\b(IVectorIndex|IDocumentCatalog|IJobQueue|IBlobStore|ITextExtractor|ISourceConnector|IAccountStore|IConversationStore|IReceiptStore|IChatClient|IEmbeddingGenerator)\b[^{;]*")]
    private static partial Regex PublicAdapter();
}
