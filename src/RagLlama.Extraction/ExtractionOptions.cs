namespace RagLlama.Extraction;

/// <summary>Configuration section <c>Extraction</c>: how files are read, and what a single file may cost.</summary>
public sealed class ExtractionOptions
{
    public const string Section = "Extraction";

    /// <summary>Child processes that read files side by side, 1 to 32. Default 2.</summary>
    public int Processes { get; set; } = 2;

    /// <summary>Longest time one file or page picture may take, wall clock, 1 second to 1 hour. Default 60 seconds.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Memory of one child process, and of one PDF tool it runs, in MiB, 128 to 16384. Default 512.</summary>
    public int MemoryMegabytes { get; set; } = 512;

    /// <summary>Files a child reads before a fresh one takes over, 1 to 100000. Default 500: a new process costs about as much as 100 Markdown pages.</summary>
    public int RecycleAfterFiles { get; set; } = 500;

    /// <summary>A child without work ends after this time, at least 1 second. Default 60 seconds.</summary>
    public TimeSpan IdleTime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Largest file that is opened, in MiB, 1 to 2000. Default 200.</summary>
    public int MaxFileMegabytes { get; set; } = 200;

    /// <summary>Pages read of one PDF file, 1 to 100000; the rest is left out with the warning <c>limit_pages</c>. Default 5000.</summary>
    public int MaxPages { get; set; } = 5000;

    /// <summary>Text kept of one file, in UTF-16 code units, 1000 to 100 million; the rest is cut off with the warning <c>truncated</c>. Default 10 million.</summary>
    public int MaxTextLength { get; set; } = 10_000_000;

    /// <summary>What the parts of a packed file (.docx, .xlsx, .pptx, .zip) may hold unpacked, in MiB, 1 to 2000. Default 200.</summary>
    public int MaxUnpackedMegabytes { get; set; } = 200;

    /// <summary>How many times larger a packed file may become when unpacked; looked at from 1 MiB on, 10 to 10000. Default 200.</summary>
    public int MaxUnpackedRatio { get; set; } = 200;

    /// <summary>Parts a packed file may have, 10 to 100000. Default 10000.</summary>
    public int MaxUnpackedParts { get; set; } = 10_000;

    /// <summary>How deep elements of a document may be nested, 50 to 2000. Default 256: office programs stay below 100.</summary>
    public int MaxDepth { get; set; } = 256;

    /// <summary>How many files may be inside one another (an archive in a mail in an archive), 0 to 16; deeper ones are named in a warning and not read. Default 4.</summary>
    public int MaxArchiveDepth { get; set; } = 4;

    /// <summary>Passwords that are tried on protected PDF, Word, Excel, PowerPoint and OpenDocument files. Default none: such files end as <c>encrypted</c>.</summary>
    public IList<string> Passwords { get; } = [];

    /// <summary>Largest picture whose text is recognised, in millions of pixels, 1 to 1000. Default 100.</summary>
    public int MaxMegapixels { get; set; } = 100;

    /// <summary>Whether text in pictures and scanned pages is recognised, when tesseract is installed. Default true.</summary>
    public bool Ocr { get; set; } = true;

    /// <summary>Pages of one file whose text is recognised side by side, 1 to 32. Default 2.</summary>
    public int OcrProcesses { get; set; } = 2;

    /// <summary>Resolution at which pages are drawn to recognise their text, 100 to 600 dots per inch. Default 300, which tesseract is trained for.</summary>
    public int OcrDotsPerInch { get; set; } = 300;

    /// <summary>Longest time that recognising the text of one file may take, 1 second to 6 hours; pages left over are named in a warning. Each page may still take <see cref="TimeLimit"/>. Default 15 minutes.</summary>
    public TimeSpan OcrTimeLimit { get; set; } = TimeSpan.FromMinutes(15);

    internal IEnumerable<string> Problems()
    {
        if (Check(Processes, 1, 32, nameof(Processes)) is { } processes)
        {
            yield return processes;
        }

        if (Check(TimeLimit.TotalSeconds, 1, 3600, nameof(TimeLimit), " seconds") is { } time)
        {
            yield return time;
        }

        if (Check(MemoryMegabytes, 128, 16384, nameof(MemoryMegabytes)) is { } memory)
        {
            yield return memory;
        }

        if (Check(RecycleAfterFiles, 1, 100_000, nameof(RecycleAfterFiles)) is { } recycle)
        {
            yield return recycle;
        }

        if (Check(IdleTime.TotalSeconds, 1, 86400, nameof(IdleTime), " seconds") is { } idle)
        {
            yield return idle;
        }

        if (Check(MaxFileMegabytes, 1, 2000, nameof(MaxFileMegabytes)) is { } file)
        {
            yield return file;
        }

        if (Check(MaxPages, 1, 100_000, nameof(MaxPages)) is { } pages)
        {
            yield return pages;
        }

        if (Check(MaxTextLength, 1000, 100_000_000, nameof(MaxTextLength)) is { } text)
        {
            yield return text;
        }

        if (Check(MaxUnpackedMegabytes, 1, 2000, nameof(MaxUnpackedMegabytes)) is { } unpacked)
        {
            yield return unpacked;
        }

        if (Check(MaxUnpackedRatio, 10, 10_000, nameof(MaxUnpackedRatio)) is { } ratio)
        {
            yield return ratio;
        }

        if (Check(MaxUnpackedParts, 10, 100_000, nameof(MaxUnpackedParts)) is { } parts)
        {
            yield return parts;
        }

        if (Check(MaxDepth, 50, 2000, nameof(MaxDepth)) is { } depth)
        {
            yield return depth;
        }

        if (Check(MaxMegapixels, 1, 1000, nameof(MaxMegapixels)) is { } pixels)
        {
            yield return pixels;
        }

        if (Check(OcrProcesses, 1, 32, nameof(OcrProcesses)) is { } ocrProcesses)
        {
            yield return ocrProcesses;
        }

        if (Check(OcrDotsPerInch, 100, 600, nameof(OcrDotsPerInch)) is { } dots)
        {
            yield return dots;
        }

        if (Check(OcrTimeLimit.TotalSeconds, 1, 21_600, nameof(OcrTimeLimit), " seconds") is { } ocrTime)
        {
            yield return ocrTime;
        }

        if (Check(MaxArchiveDepth, 0, 16, nameof(MaxArchiveDepth)) is { } archive)
        {
            yield return archive;
        }
    }

    private static string? Check(double value, double least, double most, string key, string unit = "") =>
        value >= least && value <= most ? null : FormattableString.Invariant($"{Section}:{key} is {value}{unit}; it must be from {least} to {most}.");
}
