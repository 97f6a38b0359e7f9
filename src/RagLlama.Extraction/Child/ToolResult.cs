namespace RagLlama.Extraction.Child;

internal sealed record ToolResult(int ExitCode, string Errors);
