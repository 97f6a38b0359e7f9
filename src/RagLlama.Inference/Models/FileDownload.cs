using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace RagLlama.Inference.Models;

/// <summary>
/// Brings one file here, however often the connection breaks: what arrived stays in <c>NAME.part</c>, and the next request asks for the rest
/// (RFC 9110, range requests), on the condition that the file is still the same one.
/// </summary>
internal sealed class FileDownload(MirrorClient mirror, ModelOptions options, TimeProvider time, IProgress<PullProgress>? progress)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <returns>The checksum the mirror sent with the file; null when it sent none. False for a file the mirror does not have.</returns>
    /// <exception cref="ModelPullException">It could not be brought here.</exception>
    public async Task<(bool Found, string? ServerSha256)> RunAsync(Uri address, string name, string part, CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            var before = Length(part);
            try
            {
                return await AttemptAsync(address, name, part, cancellationToken);
            }
            catch (Exception e) when (IsBroken(e) && !cancellationToken.IsCancellationRequested)
            {
                failures = Length(part) > before ? 1 : failures + 1;
                if (failures >= options.Attempts)
                {
                    throw new ModelPullException($"{name} could not be brought here from {address.Host} ({e.Message.ReplaceLineEndings(" ")}). What arrived is kept; run the same command again to go on.", e) { IsUnreachable = true };
                }

                var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures - 1), LongestPause.TotalSeconds));
                progress?.Report(new PullProgress(name, Length(part), null, $"the connection broke; going on in {pause.TotalSeconds:0} s"));
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    private async Task<(bool Found, string? ServerSha256)> AttemptAsync(Uri address, string name, string part, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(TimeSpan.FromSeconds(options.StallSeconds), time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        var have = Length(part);
        var tag = have > 0 ? ReadTag(part) : null;
        have = tag is null ? 0 : have;
        using var reply = await mirror.GetAsync(address, have, tag, linked.Token);
        var response = reply.Response;
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotFound:
                return (false, null);
            case HttpStatusCode.RequestedRangeNotSatisfiable when response.Content.Headers.ContentRange?.Length == have:
                return (true, reply.Sha256);
            case HttpStatusCode.RequestedRangeNotSatisfiable:
                File.Delete(part);
                throw new IOException("the file there has changed");
            case HttpStatusCode.OK or HttpStatusCode.PartialContent:
                break;
            default:
                throw Refused(address, name, response.StatusCode);
        }

        var from = response.StatusCode == HttpStatusCode.PartialContent ? response.Content.Headers.ContentRange?.From ?? -1 : 0;
        if (from != 0 && from != have)
        {
            File.Delete(part);
            throw new IOException("the mirror sent another part than it was asked for");
        }

        WriteTag(part, response.Headers.ETag);
        await CopyAsync(response, name, part, from, silence, linked.Token);
        return (true, reply.Sha256);
    }

    private async Task CopyAsync(HttpResponseMessage response, string name, string part, long from, CancellationTokenSource silence, CancellationToken cancellationToken)
    {
        var total = response.Content.Headers.ContentLength + from;
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var file = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1 << 20);
        file.SetLength(from);
        file.Position = from;
        var buffer = new byte[1 << 17];
        while (true)
        {
            var read = await body.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                break;
            }

            silence.CancelAfter(TimeSpan.FromSeconds(options.StallSeconds));
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            progress?.Report(new PullProgress(name, file.Position, total));
        }

        if (total is { } expected && file.Position < expected)
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"it ended after {file.Position} of {expected} bytes"));
        }
    }

    private static ModelPullException Refused(Uri address, string name, HttpStatusCode status) => (int)status is 401 or 403
        ? new ModelPullException($"{address.Host} does not give out {name} ({(int)status}). Accept the publisher's terms there and set {ModelOptions.Section}:Token.")
        : (int)status >= 500 || status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
            ? throw new HttpRequestException($"{address.Host} answered with status {(int)status}")
            : new ModelPullException($"{address.Host} answered with status {(int)status} for {name}. Check {ModelOptions.Section}:Mirror.");

    private static bool IsBroken(Exception e) => e is HttpRequestException or OperationCanceledException || (e is IOException and not ModelPullException);

    private static long Length(string part) => File.Exists(part) ? new FileInfo(part).Length : 0;

    /// <summary>The tag of the file that a part belongs to: without it nobody could say whether the rest still fits.</summary>
    private static EntityTagHeaderValue? ReadTag(string part) =>
        File.Exists(part + ".etag") && EntityTagHeaderValue.TryParse(File.ReadAllText(part + ".etag"), out var tag) ? tag : null;

    private static void WriteTag(string part, EntityTagHeaderValue? tag)
    {
        if (tag is { IsWeak: false })
        {
            File.WriteAllText(part + ".etag", tag.ToString());
        }
        else
        {
            File.Delete(part + ".etag");
        }
    }
}
