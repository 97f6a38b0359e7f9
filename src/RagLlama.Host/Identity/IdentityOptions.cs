using System.ComponentModel.DataAnnotations;

namespace RagLlama.Host.Identity;

/// <summary>Configuration section <c>Identity</c>.</summary>
public sealed class IdentityOptions
{
    public const string Section = "Identity";

    /// <summary>Hours a portal session lasts without being used, 1 to 720. Default 12.</summary>
    [Range(1, 720, ErrorMessage = "Identity:SessionHours must be 1 to 720 hours.")]
    public int SessionHours { get; set; } = 12;

    /// <summary>Hours a one-time sign-in link can be redeemed, 1 to 168. Default 12.</summary>
    [Range(1, 168, ErrorMessage = "Identity:SignInLinkHours must be 1 to 168 hours.")]
    public int SignInLinkHours { get; set; } = 12;

    /// <summary>Attempts to sign in per minute and address, 1 to 1000. Default 10.</summary>
    [Range(1, 1000, ErrorMessage = "Identity:SignInsPerMinute must be 1 to 1000.")]
    public int SignInsPerMinute { get; set; } = 10;
}
