using System.Security.Cryptography;
using RagLlama.Inference.Models;

namespace RagLlama.Adapters.Tests.Models;

public sealed class ModelStoreTests : IAsyncDisposable
{
    private static readonly ModelLicence Mit = new() { Id = "mit", Name = "MIT License", Url = "https://example.com/mit" };

    private readonly string folder = Directory.CreateTempSubdirectory("ragllama-models-").FullName;
    private readonly CuttingMirror mirror = new();
    private readonly byte[] weights = RandomNumberGenerator.GetBytes(3_000_000);

    public ModelStoreTests()
    {
        mirror.Files["acme/model/resolve/main/model.onnx"] = weights;
        mirror.Files["acme/model/resolve/main/config.json"] = "{}"u8.ToArray();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await mirror.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Goes_on_where_the_connection_was_cut()
    {
        foreach (var cut in new[] { 400_000, 1, 1_000_000, 0, 500_000 })
        {
            mirror.Cuts.Enqueue(cut);
        }

        var notes = new Notes();
        var pulled = await Store().PullAsync(Manifest("model.onnx"), false, notes, Token);
        Assert.Equal(weights, File.ReadAllBytes(Path.Combine(pulled.Folder, "model.onnx")));
        Assert.Equal(6, mirror.Requests.Count);
        Assert.Contains("bytes=1400001-", mirror.Requests.ElementAt(3), StringComparison.Ordinal);
        Assert.Equal(5, notes.Broken);
        Assert.Equal(["model.onnx", ModelReceipt.FileName], Directory.GetFiles(pulled.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Another_run_goes_on_where_the_last_one_gave_up()
    {
        mirror.Cuts.Enqueue(2_000_000);
        mirror.Cuts.Enqueue(0);
        var fault = await Assert.ThrowsAsync<ModelPullException>(() => Store(attempts: 2).PullAsync(Manifest("model.onnx"), false, null, Token));
        Assert.True(fault.IsUnreachable);
        await Store().PullAsync(Manifest("model.onnx"), false, null, Token);
        Assert.Contains("bytes=2000000-", mirror.Requests.Last(), StringComparison.Ordinal);
        Assert.Empty(Store().Verify(Manifest("model.onnx"), Token)!);
    }

    [Fact]
    public async Task A_file_that_changed_there_meanwhile_is_fetched_from_its_beginning()
    {
        mirror.Cuts.Enqueue(2_000_000);
        mirror.Cuts.Enqueue(0);
        await Assert.ThrowsAsync<ModelPullException>(() => Store(attempts: 2).PullAsync(Manifest("model.onnx"), false, null, Token));
        var newer = RandomNumberGenerator.GetBytes(2_500_000);
        mirror.Files["acme/model/resolve/main/model.onnx"] = newer;
        var pulled = await Store().PullAsync(Manifest("model.onnx"), false, null, Token);
        Assert.Equal(newer, File.ReadAllBytes(Path.Combine(pulled.Folder, "model.onnx")));
    }

    [Fact]
    public async Task A_known_checksum_is_compared_and_a_wrong_file_thrown_away()
    {
        var right = Manifest("model.onnx") with { Files = [new ModelFile { Path = "model.onnx", Sha256 = Convert.ToHexStringLower(SHA256.HashData(weights)), Bytes = weights.Length }] };
        Assert.Equal("manifest", (await Store().PullAsync(right, false, null, Token)).Receipt.Files.Single().CheckedAgainst);
        var wrong = right with { Id = "wrong", Files = [right.Files[0] with { Sha256 = new string('a', 64) }] };
        var fault = await Assert.ThrowsAsync<ModelPullException>(() => Store().PullAsync(wrong, false, null, Token));
        Assert.Contains("the manifest names", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(folder, "wrong")), f => f.Contains("model.onnx", StringComparison.Ordinal) && !f.EndsWith(".etag", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_checksum_is_recorded_and_what_it_was_compared_with_is_said()
    {
        Assert.Equal("nothing", (await Store().PullAsync(Manifest("model.onnx"), false, null, Token)).Receipt.Files.Single().CheckedAgainst);
        mirror.SendsChecksums = true;
        var other = Manifest("model.onnx") with { Id = "other" };
        var pulled = await Store().PullAsync(other, false, null, Token);
        Assert.Equal(("server", Convert.ToHexStringLower(SHA256.HashData(weights))), (pulled.Receipt.Files.Single().CheckedAgainst, pulled.Receipt.Files.Single().Sha256));
        mirror.WrongChecksum = new string('b', 64);
        await Assert.ThrowsAsync<ModelPullException>(() => Store().PullAsync(Manifest("model.onnx") with { Id = "third" }, false, null, Token));
    }

    [Fact]
    public async Task What_is_there_and_right_is_not_fetched_again()
    {
        var manifest = Manifest("model.onnx", "config.json");
        await Store().PullAsync(manifest, false, null, Token);
        File.WriteAllText(Path.Combine(folder, manifest.Id, "config.json"), "[]");
        Assert.Equal("config.json", Assert.Single(Store().Verify(manifest, Token)!).File);
        var before = mirror.Requests.Count;
        var again = await Store().PullAsync(manifest, false, null, Token);
        Assert.Equal(["config.json"], again.Downloaded);
        Assert.Equal(before + 1, mirror.Requests.Count);
        Assert.Empty(Store().Verify(manifest, Token)!);
    }

    [Fact]
    public async Task A_licence_that_wants_it_has_to_be_accepted_once()
    {
        var manifest = Manifest("config.json") with { Licence = Mit with { NeedsAcceptance = true, Notice = "All rights reserved." } };
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => Store().PullAsync(manifest, false, null, Token));
        Assert.Contains("--accept-licence", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(mirror.Requests);
        var accepted = (await Store().PullAsync(manifest, true, null, Token)).Receipt.LicenceAcceptedAt;
        Assert.NotNull(accepted);
        Assert.Equal(accepted, (await Store().PullAsync(manifest, false, null, Token)).Receipt.LicenceAcceptedAt);
        Assert.Equal("All rights reserved.\n", File.ReadAllText(Path.Combine(folder, manifest.Id, "Notice")));
    }

    [Fact]
    public async Task An_index_names_further_files()
    {
        mirror.Files["acme/model/resolve/main/index.json"] = """{"weight_map":{"a":"w-1.bin","b":"w-2.bin","c":"w-1.bin"}}"""u8.ToArray();
        mirror.Files["acme/model/resolve/main/w-1.bin"] = [1, 2, 3];
        mirror.Files["acme/model/resolve/main/w-2.bin"] = [4, 5];
        var manifest = Manifest() with { Files = [new ModelFile { Path = "index.json", IsIndex = true }] };
        Assert.Equal(["index.json", "w-1.bin", "w-2.bin"], (await Store().PullAsync(manifest, false, null, Token)).Receipt.Files.Select(f => f.Path));
        mirror.Files["acme/model/resolve/main/index.json"] = """{"weight_map":{"a":"../../evil"}}"""u8.ToArray();
        await Assert.ThrowsAsync<ModelPullException>(() => Store().PullAsync(manifest with { Id = "evil" }, false, null, Token));
    }

    [Fact]
    public async Task The_token_goes_to_the_mirror_and_not_to_where_it_leads()
    {
        await using var front = new CuttingMirror { RedirectTo = mirror.Address };
        front.Files["acme/model/resolve/main/model.onnx"] = weights;
        var pulled = await Store(front.Address, token: "secret").PullAsync(Manifest("model.onnx"), false, null, Token);
        Assert.Equal("server", pulled.Receipt.Files.Single().CheckedAgainst);
        Assert.Contains("Bearer secret", Assert.Single(front.Requests), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Assert.Single(mirror.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "Inference:Models:Token")]
    [InlineData(403, "Inference:Models:Token")]
    [InlineData(418, "Inference:Models:Mirror")]
    public async Task A_refusal_says_what_to_do(int status, string named)
    {
        mirror.Status = status;
        var fault = await Assert.ThrowsAsync<ModelPullException>(() => Store().PullAsync(Manifest("model.onnx"), false, null, Token));
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.Single(mirror.Requests);
    }

    [Fact]
    public async Task A_missing_file_is_an_error_unless_it_is_optional()
    {
        await Assert.ThrowsAsync<ModelPullException>(() => Store().PullAsync(Manifest("config.json", "LICENSE"), false, null, Token));
        var optional = Manifest() with { Files = [new ModelFile { Path = "config.json" }, new ModelFile { Path = "LICENSE", Optional = true }] };
        Assert.Single((await Store().PullAsync(optional, false, null, Token)).Receipt.Files);
    }

    private ModelStore Store(string? address = null, int attempts = 10, string? token = null)
    {
        var options = new ModelOptions { Mirror = address ?? mirror.Address, Attempts = attempts, Token = token };
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        return new ModelStore(new MirrorClient(http, options), options, folder, new ImpatientTime());
    }

    private static ModelManifest Manifest(params string[] files) => new()
    {
        Id = "model",
        Title = "A model",
        Kind = "chat",
        Runtime = "onnx-genai",
        Repository = "acme/model",
        Licence = Mit,
        Files = [.. files.Select(f => new ModelFile { Path = f })],
    };

    private sealed class Notes : IProgress<PullProgress>
    {
        public int Broken { get; private set; }

        public void Report(PullProgress value) => Broken += value.Note is null ? 0 : 1;
    }

    /// <summary>Waits no time between attempts; timeouts of a minute and more never come.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime < TimeSpan.FromSeconds(60) ? TimeSpan.Zero : dueTime, period);
    }
}
