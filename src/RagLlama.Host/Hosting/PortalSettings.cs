namespace RagLlama.Host.Hosting;

/// <summary>Configuration section <c>Portal</c>.</summary>
public sealed class PortalSettings
{
    /// <summary>Ingest the sample company when <c>serve</c> starts on an empty data folder. Default true.</summary>
    public bool SampleCompany { get; set; } = true;
}
