using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class SandboxTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    [Fact]
    public async Task Has_no_network()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux offers the filter");
        Assert.Equal("refused", (await fixture.ProbeAsync(ProbeKind.Connect)).Probed);
    }

    [Fact]
    public async Task Tells_what_protects_the_host()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux offers the filter");
        var status = await fixture.Diagnostics.GetStatusAsync(TestContext.Current.CancellationToken);

        Assert.True(status.NetworkOff, status.NetworkDetail);
        Assert.True(status.MemoryLimited);
        Assert.Equal(ExtractionFixture.HasPoppler, status.PopplerVersion is not null);
    }

    [Fact]
    public async Task Knows_nothing_of_the_hosts_environment()
    {
        Environment.SetEnvironmentVariable("RAGLLAMA__SECRET", "hunter2");
        var described = (await fixture.ProbeAsync(ProbeKind.Environment)).Probed!.Split('\n');

        Assert.DoesNotContain("RAGLLAMA__SECRET", described[2], StringComparison.Ordinal);
        Assert.DoesNotContain("HOME", described[2].Split(' '));
        Assert.Equal("UserRead, UserWrite", described[1]);
    }

    [Fact]
    public async Task Names_the_remedy_when_the_pdf_tools_are_missing()
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        await using var bare = new ExtractionFixture(options => options.Processes = 1);
        try
        {
            Environment.SetEnvironmentVariable("PATH", "/nowhere");
            var failed = await bare.FailAsync("plan.pdf", PdfFixture.Create(null, PdfFixture.Body(700, "x")));
            Assert.Equal("tool_missing", failed.Code);
            Assert.Contains("apt-get install poppler-utils", failed.Reason, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }
}
