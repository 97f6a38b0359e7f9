using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using RagLlama.Host.Identity;

namespace RagLlama.Host.Api;

/// <summary>How often one person may do what costs. A refusal says when to come back.</summary>
internal sealed class RateLimits(IOptions<ApiOptions> api, IOptions<IdentityOptions> identity) : IConfigureOptions<RateLimiterOptions>
{
    public const string Questions = "questions";
    public const string Pages = "pages";
    private const int WaitingPictures = 200;

    public void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : TimeSpan.FromSeconds(5);
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        options.AddPolicy(Questions, context => PerMinute(context.User.Identity?.Name ?? "", api.Value.QuestionsPerMinute));
        options.AddPolicy(Policies.SignInRate, context =>
            PerMinute(context.Connection.RemoteIpAddress?.ToString() ?? "", identity.Value.SignInsPerMinute));
        options.AddPolicy(Pages, _ => RateLimitPartition.GetConcurrencyLimiter("", _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = api.Value.PagePictures,
            QueueLimit = WaitingPictures,
        }));
    }

    private static RateLimitPartition<string> PerMinute(string who, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter(who, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        });
}
