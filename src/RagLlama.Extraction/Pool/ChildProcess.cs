using System.Diagnostics;
using System.Text;
using System.Text.Json;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Extraction.Pool;

/// <summary>One running child: a pipe to talk through, its private temporary folder, and the end of what it said on standard error.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int MaxErrorLength = 8192;
    private readonly Process process;
    private readonly string temporaryFolder;
    private readonly StringBuilder errors = new();

    public ChildProcess(Process process, string temporaryFolder)
    {
        this.process = process;
        this.temporaryFolder = temporaryFolder;
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Where it finds the files it is given.</summary>
    public string GivenFolder => TemporaryFolders.Given(temporaryFolder);

    public int Id => process.Id;

    public int FilesRead { get; set; }

    public long IdleSince { get; set; }

    public bool HasExited => process.HasExited;

    /// <summary>True when this process ended it, or tried to.</summary>
    public bool IsKilled { get; private set; }

    /// <summary>Its exit code when it ended by itself instead of replying.</summary>
    public int? Death { get; set; }

    public string Errors
    {
        get
        {
            lock (errors)
            {
                return errors.ToString();
            }
        }
    }

    /// <summary>Null when the child ended instead of replying.</summary>
    /// <exception cref="FrameTooLongException">The reply is longer than a reply may be.</exception>
    /// <param name="onProgress">Called whenever the child reports that it is still at work.</param>
    public async Task<ChildReply?> SendAsync(ChildRequest request, Action onProgress)
    {
        try
        {
            // Not cancellable: a pipe read ends when the child does, and the caller kills it.
            await Frame.WriteAsync(process.StandardInput.BaseStream, JsonSerializer.SerializeToUtf8Bytes(request, ProtocolJson.Wire.ChildRequest), CancellationToken.None);
            while (await ReceiveAsync() is { } reply)
            {
                if (!reply.Progress)
                {
                    return reply;
                }

                onProgress();
            }

            return null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public async Task<ChildReply?> ReceiveAsync()
    {
        var message = await Frame.ReadAsync(process.StandardOutput.BaseStream, Frame.MaxLength, CancellationToken.None);
        return message is null ? null : JsonSerializer.Deserialize(message, ProtocolJson.Wire.ChildReply);
    }

    /// <summary>Ends the child and every tool it runs.</summary>
    public void Kill()
    {
        IsKilled = true;
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime.
        }
    }

    /// <summary>Exit code of a child that ended by itself or was killed.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        TemporaryFolders.Remove(temporaryFolder);
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (errors)
        {
            if (errors.Length < MaxErrorLength)
            {
                errors.Append(line, 0, Math.Min(line.Length, MaxErrorLength - errors.Length)).Append('\n');
            }
        }
    }
}
