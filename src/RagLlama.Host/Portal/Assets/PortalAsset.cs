namespace RagLlama.Host.Portal.Assets;

public sealed record PortalAsset(byte[] Content, byte[] Brotli, string MediaType);
