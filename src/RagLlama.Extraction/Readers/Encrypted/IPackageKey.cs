namespace RagLlama.Extraction.Readers.Encrypted;

/// <summary>One way in which Office protects a package.</summary>
internal interface IPackageKey
{
    /// <param name="package">The stream <c>EncryptedPackage</c>: its length in eight bytes, then the encrypted content.</param>
    /// <returns>Null when the password is not the one.</returns>
    byte[]? TryOpen(string password, byte[] package);
}
