using System.Security.Cryptography;

namespace RagLlama.Prompting;

/// <summary>The code word that closes in, within one prompt, what others wrote: 128 random bits, so that no document can know it.</summary>
public static class PromptFence
{
    private const int Bytes = 16;

    public static TrustedText Create() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)));
}
