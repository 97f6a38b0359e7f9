namespace RagLlama.Prompting;

/// <summary>How a prompt names the language to write in.</summary>
public static class PromptLanguage
{
    /// <param name="code">ISO 639-1 code; anything but the eight languages leaves it to the question.</param>
    public static TrustedText Of(string? code) => new(code switch
    {
        "de" => "German",
        "fr" => "French",
        "it" => "Italian",
        "pt" => "Portuguese",
        "hi" => "Hindi",
        "es" => "Spanish",
        "th" => "Thai",
        "en" => "English",
        _ => "the language of the question",
    });
}
