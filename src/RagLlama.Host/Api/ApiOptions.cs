using System.ComponentModel.DataAnnotations;

namespace RagLlama.Host.Api;

/// <summary>Configuration section <c>Api</c>.</summary>
public sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>Largest file that can be uploaded, in MiB, 1 to 2000. Default 200.</summary>
    [Range(1, 2000, ErrorMessage = "Api:MaxUploadMegabytes must be 1 to 2000 MiB.")]
    public int MaxUploadMegabytes { get; set; } = 200;

    /// <summary>Questions and searches per minute and user, 1 to 100000. Default 120.</summary>
    [Range(1, 100_000, ErrorMessage = "Api:QuestionsPerMinute must be 1 to 100000.")]
    public int QuestionsPerMinute { get; set; } = 120;

    /// <summary>Page pictures drawn at the same time, 1 to 64. Default 2.</summary>
    [Range(1, 64, ErrorMessage = "Api:PagePictures must be 1 to 64.")]
    public int PagePictures { get; set; } = 2;

    internal long MaxUploadBytes => MaxUploadMegabytes * 1024L * 1024L;
}
