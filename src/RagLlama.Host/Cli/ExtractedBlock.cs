using RagLlama.Documents;

namespace RagLlama.Host.Cli;

/// <summary>A block of <c>extract --json</c>.</summary>
internal sealed record ExtractedBlock(BlockType Type, int Level, string Text, int? Page, float[]? Box, IReadOnlyList<IReadOnlyList<string>>? Cells, float? OcrConfidence, IReadOnlyList<string>? Warnings, string Language);
