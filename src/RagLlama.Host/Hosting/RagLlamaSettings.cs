using RagLlama.Answering;
using RagLlama.Extraction;
using RagLlama.Host.Api;
using RagLlama.Host.Identity;
using RagLlama.Ingestion;

namespace RagLlama.Host.Hosting;

/// <summary>Everything that can be configured, read once and checked. The keys are those of the properties, such as <c>Catalog:Provider</c>.</summary>
public sealed class RagLlamaSettings
{
    /// <summary>Folder that holds everything RagLlama keeps. Default <c>./data</c>.</summary>
    public string Data { get; set; } = "./data";

    public CatalogSettings Catalog { get; set; } = new();

    public IndexSettings Index { get; set; } = new();

    public InferenceSettings Inference { get; set; } = new();

    public AnsweringOptions Answering { get; set; } = new();

    public ExtractionOptions Extraction { get; set; } = new();

    public IngestionOptions Ingestion { get; set; } = new();

    public IdentityOptions Identity { get; set; } = new();

    public ApiOptions Api { get; set; } = new();

    public PortalSettings Portal { get; set; } = new();
}
