using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace RagLlama.Prompting;

/// <summary>The code word that closes in, within one prompt, what others wrote: 128 random bits, so that no document can know it.</summary>
public static partial class PromptFence
{
    private const int Bytes = 16;

    public static TrustedText Create() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>The same code word once more, for a prompt that is to be made again word for word. Safe although it was used before: every value that has it is broken.</summary>
    /// <returns>A new one when this is none.</returns>
    public static TrustedText Repeat(string? earlier) => earlier is not null && Form().IsMatch(earlier) ? new TrustedText(earlier) : Create();

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")]
    private static partial Regex Form();
}
