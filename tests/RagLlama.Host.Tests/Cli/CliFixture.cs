using System.Text;
using RagLlama.TestKit.Processes;
using Xunit;

namespace RagLlama.Host.Tests.Cli;

/// <summary>A folder of documents, good and bad, ingested once with the real executable.</summary>
public sealed class CliFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ragllama-cli-").FullName;

    public string Documents => Path.Combine(_folder, "handbook");

    public string Data => Path.Combine(_folder, "data");

    public RagLlamaResult Ingested { get; private set; } = null!;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Documents);
        File.WriteAllText(Path.Combine(Documents, "leave.md"), "# Leave policy\n\n## Carry-over\n\nUp to five days of annual leave may be carried over to the next year. They expire on 31 March.\n");
        File.WriteAllText(Path.Combine(Documents, "reise.md"), "# Reisekosten\n\n## Hotel\n\nDie Höchstgrenze für eine Hotelübernachtung in Stuttgart beträgt 135,00 € je Nacht.\n");
        File.WriteAllText(Path.Combine(Documents, "per-diem.csv"), "City,Amount\nPorto,62 EUR\nLyon,71 EUR\n");
        File.WriteAllText(Path.Combine(Documents, "empty.txt"), "");
        File.WriteAllBytes(Path.Combine(Documents, "program.md"), [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3, 0, 0, 0, 255, 254, 0, 0, 7]);
        File.WriteAllBytes(Path.Combine(Documents, "broken.pdf"), Encoding.ASCII.GetBytes("%PDF-1.7\nnothing of a PDF follows"));
        Ingested = await RagLlamaProcess.RunAsync(CancellationToken.None, "ingest", Documents, "--access", "public", "--data", Data, "--json");
    }

    public Task<RagLlamaResult> RunAsync(params string[] arguments) => RagLlamaProcess.RunAsync(Token, [.. arguments, "--data", Data]);

    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
