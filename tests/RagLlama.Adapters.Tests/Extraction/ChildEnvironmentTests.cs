using System.Diagnostics;
using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Extraction.Pool;
using RagLlama.Extraction.Protocol;
using RagLlama.Ingestion;

namespace RagLlama.Adapters.Tests.Extraction;

/// <summary>These change this process's environment, so nothing may run beside them.</summary>
[Collection(AloneCollection.Name)]
public sealed class ChildEnvironmentTests
{
    [Fact]
    public async Task Knows_nothing_of_the_hosts_environment()
    {
        Environment.SetEnvironmentVariable("RAGLLAMA__SECRET", "hunter2");
        try
        {
            await using var fixture = new ExtractionFixture();
            var described = (await fixture.ProbeAsync(ProbeKind.Environment)).Probed!.Split('\n');

            Assert.DoesNotContain("RAGLLAMA__SECRET", described[2], StringComparison.Ordinal);
            Assert.DoesNotContain("HOME", described[2].Split(' '));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Enum.Parse<UnixFileMode>(described[1]));
        }
        finally
        {
            Environment.SetEnvironmentVariable("RAGLLAMA__SECRET", null);
        }
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

    [Theory]
    [InlineData("WordDocument", "plan.doc", "application/msword", ".docx")]
    [InlineData("Workbook", "plan.xls", "application/vnd.ms-excel", ".xlsx")]
    [InlineData("PowerPoint Document", "plan.ppt", "application/vnd.ms-powerpoint", ".pptx")]
    public async Task Names_the_remedy_when_libreoffice_is_missing(string stream, string name, string mediaType, string modern)
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        var old = CompoundFixture.Create((stream, new byte[64]));
        await using var bare = new ExtractionFixture(options => options.Processes = 1);
        try
        {
            Environment.SetEnvironmentVariable("PATH", "/nowhere");
            var unsupported = Assert.IsType<ExtractionResult.Unsupported>(await bare.ExtractAsync(name, old));
            Assert.Equal(mediaType, unsupported.MediaType);
            Assert.Contains("apt-get install libreoffice-nogui", unsupported.Reason, StringComparison.Ordinal);
            Assert.Contains("Save the file as " + modern, unsupported.Reason, StringComparison.Ordinal);
            Assert.False((await bare.Diagnostics.GetStatusAsync(TestContext.Current.CancellationToken)).HasLibreOffice);

            var archive = await bare.ReadAsync("all.zip", ZipFixture.Pack((name, old), ("note.md", "Still read."u8.ToArray())));
            Assert.Contains("Still read.", archive.Text, StringComparison.Ordinal);
            Assert.Contains(archive.Warnings, warning => warning.Code == "embedded_not_read" && warning.Detail.Contains("libreoffice-nogui", StringComparison.Ordinal));
            await bare.CheckNeighbourAsync();
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }

    [Fact]
    public async Task Dies_with_its_host_even_while_its_pipe_stays_open()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells a process that its parent died");
        var cancellationToken = TestContext.Current.CancellationToken;
        var location = ChildLocation.Find();
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec 3<&0; \"$@\" --child $$ <&3 & echo $!; wait", "sh", location.Program, .. location.Arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var host = Process.Start(start)!;
        var output = host.StandardOutput.BaseStream;
        var line = "";
        for (var c = output.ReadByte(); c is not ('\n' or -1); c = output.ReadByte())
        {
            line += (char)c;
        }

        using var child = Process.GetProcessById(int.Parse(line, System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotNull(await Frame.ReadAsync(output, Frame.MaxLength, cancellationToken));
        host.Kill();
        await host.WaitForExitAsync(cancellationToken);

        // The pipe to the child is still held open here; only the kernel's signal can end it.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        await child.WaitForExitAsync(limit.Token);
        host.StandardInput.Close();
    }
}
