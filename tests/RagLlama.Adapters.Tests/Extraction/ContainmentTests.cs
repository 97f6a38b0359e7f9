using System.Diagnostics;
using RagLlama.Adapters.Tests.Extraction.Fixtures;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Adapters.Tests.Extraction;

/// <summary>Invariant I9: whatever a parser does, the host and the next file are unharmed.</summary>
public sealed class ContainmentTests
{
    [Fact]
    public async Task Kills_a_reader_that_never_ends_and_reads_the_next_file()
    {
        var time = new ManualTime();
        await using var fixture = new ExtractionFixture(options => options.Processes = 1, time);
        await fixture.CheckNeighbourAsync();
        var before = Assert.Single(fixture.Pool.IdleProcessIds);
        var hanging = fixture.ProbeAsync(ProbeKind.Hang);
        while (!hanging.IsCompleted)
        {
            // Only the reader that hangs is at work: time that passes earlier would end it for having nothing to do.
            if (fixture.Pool.IdleProcessIds.Count == 0)
            {
                time.Advance(TimeSpan.FromSeconds(61));
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var reply = await hanging;

        Assert.Equal("limit_time", reply.Code);
        Assert.Contains("Extraction:TimeLimit", reply.Reason, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(before));
        await fixture.CheckNeighbourAsync();
    }

    [Theory]
    [InlineData("Exhaust", "limit_memory")]
    [InlineData("Overflow", "crashed")]
    [InlineData("Flood", "limit_output")]
    public async Task Contains_what_would_kill_the_host(string probe, string code)
    {
        await using var fixture = new ExtractionFixture(options =>
        {
            options.Processes = 1;
            options.MemoryMegabytes = 128;
        });
        var reply = await fixture.ProbeAsync(Enum.Parse<ProbeKind>(probe));

        Assert.Equal(code, reply.Code);
        await fixture.CheckNeighbourAsync();
    }

    [Fact]
    public async Task Keeps_a_reader_warm_and_replaces_it_after_its_share_of_files()
    {
        await using var fixture = new ExtractionFixture(options =>
        {
            options.Processes = 1;
            options.RecycleAfterFiles = 2;
        });
        await fixture.CheckNeighbourAsync();
        Assert.Single(fixture.Pool.IdleProcessIds);
        await fixture.CheckNeighbourAsync();
        Assert.Empty(fixture.Pool.IdleProcessIds);
        await fixture.CheckNeighbourAsync();
    }

    [Fact]
    public async Task Ends_a_reader_that_has_nothing_to_do()
    {
        var time = new ManualTime();
        await using var fixture = new ExtractionFixture(options => options.Processes = 1, time);
        await fixture.CheckNeighbourAsync();
        using var child = Process.GetProcessById(Assert.Single(fixture.Pool.IdleProcessIds));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Single(fixture.Pool.IdleProcessIds);

        time.Advance(TimeSpan.FromSeconds(61));
        Assert.Empty(fixture.Pool.IdleProcessIds);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        await fixture.CheckNeighbourAsync();
    }

    [Fact]
    public async Task Starts_another_reader_when_the_idle_one_was_killed()
    {
        await using var fixture = new ExtractionFixture(options => options.Processes = 1);
        await fixture.CheckNeighbourAsync();
        using (var child = Process.GetProcessById(Assert.Single(fixture.Pool.IdleProcessIds)))
        {
            child.Kill();
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await fixture.CheckNeighbourAsync();
    }

    [Fact]
    public async Task A_file_is_not_blamed_for_a_reader_that_somebody_else_killed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux can stop a process before it is killed.");
        await using var fixture = new ExtractionFixture(options => options.Processes = 1);
        await fixture.CheckNeighbourAsync();
        using var child = Process.GetProcessById(Assert.Single(fixture.Pool.IdleProcessIds));
        using (var stop = Process.Start("kill", ["-STOP", child.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await stop.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        // The stopped reader has the request when this returns, and cannot answer before it is killed.
        var reading = fixture.ProbeAsync(ProbeKind.Connect);
        child.Kill();

        Assert.Equal("refused", (await reading).Probed);
        Assert.DoesNotContain(child.Id, fixture.Pool.IdleProcessIds);
    }

    [Fact]
    public async Task Stops_at_once_when_nobody_waits_any_more()
    {
        await using var fixture = new ExtractionFixture(options => options.Processes = 1);
        await fixture.CheckNeighbourAsync();
        using var cancel = new CancellationTokenSource();
        var running = fixture.Pool.SendAsync(new ChildRequest { Kind = ChildRequestKind.Probe, Probe = ProbeKind.Hang }, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await fixture.CheckNeighbourAsync();
    }

    [Fact]
    public async Task Leaves_no_process_and_no_folder_behind()
    {
        int child;
        string folder;
        await using (var fixture = new ExtractionFixture(options => options.Processes = 1))
        {
            folder = (await fixture.ProbeAsync(ProbeKind.Environment)).Probed!.Split('\n')[0];
            child = Assert.Single(fixture.Pool.IdleProcessIds);
            Assert.True(Directory.Exists(folder));
        }

        Assert.False(Directory.Exists(folder));
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(child));
    }

    [Fact]
    public async Task Removes_the_folders_of_a_host_that_was_killed()
    {
        var orphan = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"ragllama-extraction-{int.MaxValue}-{Guid.NewGuid():N}"));
        File.WriteAllText(Path.Combine(orphan.FullName, "rest"), "");
        await using var fixture = new ExtractionFixture();
        await fixture.CheckNeighbourAsync();

        Assert.False(Directory.Exists(orphan.FullName));
    }

    [Fact]
    public async Task Reads_many_files_side_by_side()
    {
        await using var fixture = new ExtractionFixture();
        var texts = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i => (await fixture.ReadAsync($"{i}.md", $"# Page {i}")).Text));

        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"Page {i}"), texts);
        Assert.InRange(fixture.Pool.IdleProcessIds.Count, 1, 2);
    }
}
