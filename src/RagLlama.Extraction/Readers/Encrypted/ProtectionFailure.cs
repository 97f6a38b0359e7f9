using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.Encrypted;

/// <summary>What the owner of a protected file is told.</summary>
internal static class ProtectionFailure
{
    public static ExtractionFailedException Refused() =>
        new("encrypted", "The file is protected with a password. Add the password to Extraction:Passwords, or save a copy without it and add that.");

    public static ExtractionFailedException Unknown() =>
        new("encrypted", "The file is protected in a way that is not supported (a rights management server, or a cipher other than AES). Save a copy without the protection and add that.");

    public static ExtractionFailedException Damaged() => new("corrupt", "The protected file is damaged or cut off. Get a fresh copy of it.");
}
