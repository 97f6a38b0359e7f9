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
}
