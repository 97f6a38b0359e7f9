using System.Net.Http.Headers;

namespace RagLlama.Inference.Models;

/// <summary>Requests to a mirror. Follows its redirects to wherever the files lie, and sends the token to the mirror alone.</summary>
internal sealed class MirrorClient(HttpClient http, ModelOptions options)
{
    private const int MostRedirects = 5;

    public async Task<MirrorReply> GetAsync(Uri address, long from, EntityTagHeaderValue? unchanged, CancellationToken cancellationToken)
    {
        string? sha256 = null;
        var target = address;
        for (var hop = 0; ; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, target);
            if (target.Authority == address.Authority && target.Scheme == address.Scheme && !string.IsNullOrWhiteSpace(options.Token))
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Token);
            }

            if (from > 0 && unchanged is not null)
            {
                request.Headers.Range = new RangeHeaderValue(from, null);
                request.Headers.IfRange = new RangeConditionHeaderValue(unchanged);
            }

            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            sha256 ??= ChecksumIn(response, "X-Linked-ETag") ?? ChecksumIn(response, "ETag");
            if (response.Headers.Location is not { } next || (int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
            {
                return new MirrorReply(response, sha256);
            }

            response.Dispose();
            target = new Uri(target, next);
            if (hop >= MostRedirects || target.Scheme is not ("http" or "https") || (address.Scheme == "https" && target.Scheme != "https"))
            {
                throw new ModelPullException($"{address.Host} leads elsewhere too often or to an address that is not safe. Check {ModelOptions.Section}:Mirror.");
            }
        }
    }

    /// <summary>Hugging Face names large files by their SHA-256 in this header; a tag of another kind is no checksum.</summary>
    private static string? ChecksumIn(HttpResponseMessage response, string header)
    {
        if (!response.Headers.TryGetValues(header, out var values))
        {
            return null;
        }

        var text = values.First().Trim().Trim('"');
        return text.Length == 64 && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : null;
    }
}
