using System.Text.RegularExpressions;
using Xunit;

namespace RagLlama.Host.Tests.Portal;

internal static partial class FormToken
{
    /// <summary>The antiforgery token of the first form of a page.</summary>
    public static string In(string page)
    {
        var match = Field().Match(page);
        Assert.True(match.Success, "The page has no form with an antiforgery token.");
        return match.Groups[1].Value;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Field();
}
