namespace RagLlama.Extraction.Protocol;

/// <summary>What one file may cost, as far as the child itself watches over it.</summary>
internal sealed record ChildLimits
{
    /// <summary>Time after which the child itself stops and hands over what it has, before the host ends it.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(48);

    public int Pages { get; init; } = 5000;

    public int TextLength { get; init; } = 10_000_000;

    public long FileBytes { get; init; } = 200L << 20;

    public long UnpackedBytes { get; init; } = 200L << 20;

    public int UnpackedRatio { get; init; } = 200;

    public int UnpackedParts { get; init; } = 10_000;

    public int Depth { get; init; } = 256;

    public int ArchiveDepth { get; init; } = 4;

    public IReadOnlyList<string> Passwords { get; init; } = [];

    public long Pixels { get; init; } = 100_000_000;

    public bool Ocr { get; init; } = true;

    public int OcrProcesses { get; init; } = 2;

    public int OcrDotsPerInch { get; init; } = 300;

    public int OcrSeconds { get; init; } = 900;

    public long ToolMemoryBytes { get; init; } = 512L << 20;

    /// <summary>LibreOffice maps far more than it uses.</summary>
    public long OfficeMemoryBytes { get; init; } = 4L << 30;

    public int ToolSeconds { get; init; } = 60;

    public static ChildLimits From(ExtractionOptions options) => new()
    {
        Time = options.TimeLimit * 0.8,
        Pages = options.MaxPages,
        TextLength = options.MaxTextLength,
        FileBytes = (long)options.MaxFileMegabytes << 20,
        UnpackedBytes = (long)options.MaxUnpackedMegabytes << 20,
        UnpackedRatio = options.MaxUnpackedRatio,
        UnpackedParts = options.MaxUnpackedParts,
        Depth = options.MaxDepth,
        ArchiveDepth = options.MaxArchiveDepth,
        Passwords = [.. options.Passwords],
        Pixels = options.MaxMegapixels * 1_000_000L,
        Ocr = options.Ocr,
        OcrProcesses = options.OcrProcesses,
        OcrDotsPerInch = options.OcrDotsPerInch,
        OcrSeconds = (int)options.OcrTimeLimit.TotalSeconds,
        ToolMemoryBytes = (long)options.MemoryMegabytes << 20,
        ToolSeconds = (int)Math.Ceiling(options.TimeLimit.TotalSeconds) + 5,
    };
}
