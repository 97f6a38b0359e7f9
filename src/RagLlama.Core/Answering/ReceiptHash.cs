using System.Security.Cryptography;
using System.Text;

namespace RagLlama.Answering;

/// <summary>The hashes in receipts: SHA-256 of the UTF-8 text, lower-case hexadecimal.</summary>
internal static class ReceiptHash
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <returns>Null when there are no turns.</returns>
    public static string? Of(IReadOnlyList<ConversationTurn> history) =>
        history.Count == 0 ? null : Of(string.Join('\0', history.SelectMany(t => new[] { t.Question, t.Answer })));
}
