using Microsoft.AspNetCore.Http.HttpResults;
using RagLlama.Host.Portal.Parts;

namespace RagLlama.Host.Portal;

/// <summary>Pages that are rendered outside the router. Their types are made by one generator and not seen by that of the endpoints, so no result names them.</summary>
internal static class PortalPages
{
    public static IResult Error(int status, string? reference) =>
        new RazorComponentResult<ErrorPage>(new { Status = status, Reference = reference }) { StatusCode = status };

    public static IResult SignIn(int status, string? token, string? returnUrl, bool failed) =>
        new RazorComponentResult<SignInPage>(new { Token = token, ReturnUrl = returnUrl, Failed = failed }) { StatusCode = status };
}
