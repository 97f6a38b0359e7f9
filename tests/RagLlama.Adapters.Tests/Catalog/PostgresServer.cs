using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using RagLlama.Adapters.Tests.Catalog;
using RagLlama.TestKit.Conformance;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace RagLlama.Adapters.Tests.Catalog;

/// <summary>A private PostgreSQL cluster in a temporary folder, started by the first test that needs it and gone with the test run.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("postgres-");
    private string? _connectionString;
    private int _schemas;

    private static string? Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Max()
        : null;

    public static void SkipWhenMissing() => Assert.SkipWhen(
        Binaries is null, "PostgreSQL is not installed: there is no /usr/lib/postgresql/*/bin/initdb. Install it with: apt-get install postgresql");

    public async Task<StoreHarness> OpenStoresAsync() => await new PostgresHarness(await CreateSchemaAsync()).OpenAsync();

    /// <summary>Connection string of an empty schema.</summary>
    public async Task<string> CreateSchemaAsync()
    {
        SkipWhenMissing();
        var server = await StartAsync();
        var schema = $"s{Interlocked.Increment(ref _schemas)}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "CREATE SCHEMA " + schema;
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { SearchPath = schema, MaxPoolSize = 20 }.ToString();
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_connectionString is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await RunAsync("pg_ctl", "-D", DataFolder, "-m", "immediate", "-w", "stop");
        }

        _folder.Delete(recursive: true);
        _starting.Dispose();
    }

    private string DataFolder => Path.Combine(_folder.FullName, "data");

    private async Task<string> StartAsync()
    {
        await _starting.WaitAsync();
        try
        {
            return _connectionString ??= await StartClusterAsync();
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task<string> StartClusterAsync()
    {
        if (!OperatingSystem.IsWindows() && Environment.UserName == "root")
        {
            // The server refuses to run as root; its own user must be able to write here.
            File.SetUnixFileMode(_folder.FullName, (UnixFileMode)0b111_111_111);
        }

        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        await RunAsync("initdb", "-D", DataFolder, "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await RunAsync(
            "pg_ctl", "-D", DataFolder, "-w", "-t", "60", "-l", Path.Combine(DataFolder, "log"),
            "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300 -c fsync=off",
            "start");
        return $"Host=127.0.0.1;Port={port};Username=tests;Database=postgres";
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo { WorkingDirectory = "/", RedirectStandardError = true, RedirectStandardOutput = true };
        var path = Path.Combine(Binaries!, program);
        if (Environment.UserName == "root")
        {
            start.FileName = "runuser";
            start.ArgumentList.Add("-u");
            start.ArgumentList.Add("postgres");
            start.ArgumentList.Add("--");
            start.ArgumentList.Add(path);
        }
        else
        {
            start.FileName = path;
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // The server keeps the pipes it inherits open, so only their first lines are waited for.
        using var process = Process.Start(start)!;
        var output = new System.Collections.Concurrent.ConcurrentQueue<string?>();
        process.OutputDataReceived += (_, e) => output.Enqueue(e.Data);
        process.ErrorDataReceived += (_, e) => output.Enqueue(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!process.HasExited)
        {
            await Task.Delay(20, limit.Token);
        }

        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {string.Join(' ', output)}");
    }
}
