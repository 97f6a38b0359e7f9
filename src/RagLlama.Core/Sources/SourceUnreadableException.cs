namespace RagLlama.Sources;

/// <summary>The document exists but cannot be read; the message says why and what would help.</summary>
public sealed class SourceUnreadableException(string message, Exception? innerException = null) : Exception(message, innerException);
