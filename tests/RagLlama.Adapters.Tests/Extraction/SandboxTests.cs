using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Extraction.Protocol;
using RagLlama.Ingestion;

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
    public async Task Opens_no_file_but_the_one_it_is_given()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux offers the rules");
        var status = await fixture.Diagnostics.GetStatusAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(status.FilesDetail.Contains("offers no Landlock", StringComparison.Ordinal), "this kernel offers no Landlock");

        Assert.True(status.FilesConfined, status.FilesDetail);
        Assert.Equal("refused", (await fixture.ProbeAsync(ProbeKind.OpenOthers)).Probed);
    }

    [Fact]
    public async Task Reads_a_file_that_is_named_by_a_link()
    {
        var target = fixture.Write("notes.md", "# Linked"u8.ToArray());
        var link = target.Path + "-link";
        File.CreateSymbolicLink(link, target.Path);
        var result = await fixture.Extractor.ExtractAsync(new ExtractionSource(link, "notes.md"), TestContext.Current.CancellationToken);

        Assert.Equal("Linked", Assert.IsType<ExtractionResult.Extracted>(result).Document.Text);
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
