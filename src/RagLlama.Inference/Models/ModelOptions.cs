namespace RagLlama.Inference.Models;

/// <summary>Configuration section <c>Inference:Models</c>: where models are kept and where they come from.</summary>
public sealed class ModelOptions
{
    public const string Section = "Inference:Models";

    /// <summary>Folder of the pulled models, one folder each. Default: <c>models</c> in the data folder.</summary>
    public string? Folder { get; set; }

    /// <summary>Root of the mirror; files are at <c>MIRROR/REPOSITORY/resolve/REVISION/PATH</c>. Default <c>https://huggingface.co</c>.</summary>
    public string Mirror { get; set; } = "https://huggingface.co";

    /// <summary>Sent to the mirror, and only there, as a bearer token; needed for models whose publisher asks for a sign-in. Default none.</summary>
    public string? Token { get; set; }

    /// <summary>Seconds in which nothing may arrive before a download is tried again, 1 to 3600. Default 60.</summary>
    public int StallSeconds { get; set; } = 60;

    /// <summary>Attempts in a row without a single byte after which a download is given up, 1 to 100. Default 6.</summary>
    public int Attempts { get; set; } = 6;

    /// <exception cref="ArgumentException">A value is out of range; the message names the configuration key.</exception>
    public void Check()
    {
        if (!Uri.TryCreate(Mirror, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"{Section}:Mirror must be an http or https address such as https://huggingface.co.");
        }

        if (StallSeconds is < 1 or > 3600)
        {
            throw new ArgumentException($"{Section}:StallSeconds is {StallSeconds}; expected 1 to 3600.");
        }

        if (Attempts is < 1 or > 100)
        {
            throw new ArgumentException($"{Section}:Attempts is {Attempts}; expected 1 to 100.");
        }
    }
}
