namespace RagLlama.Host.Portal.Assets;

internal static class AssetEndpoints
{
    /// <summary>The only static files there are; nothing on disk is served.</summary>
    public static void MapAssets(this IEndpointRouteBuilder app) =>
        app.MapGet("/assets/{version}/{**path}", Get).AllowAnonymous().ExcludeFromDescription();

    private static IResult Get(string version, string path, HttpContext context, PortalAssets assets)
    {
        if (assets.Find(path) is not { } asset)
        {
            return TypedResults.NotFound();
        }

        var headers = context.Response.Headers;
        headers.CacheControl = version == assets.Version ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = "Accept-Encoding";
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            return TypedResults.Bytes(asset.Content, asset.MediaType);
        }

        headers.ContentEncoding = "br";
        return TypedResults.Bytes(asset.Brotli, asset.MediaType);
    }
}
