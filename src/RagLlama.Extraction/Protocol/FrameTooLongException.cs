namespace RagLlama.Extraction.Protocol;

internal sealed class FrameTooLongException() : Exception("The message is longer than a message may be.");
