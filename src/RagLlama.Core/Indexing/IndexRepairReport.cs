namespace RagLlama.Indexing;

/// <param name="Written">Chunks written again from the catalogue.</param>
/// <param name="Removed">Chunks removed that belong to no answerable version.</param>
/// <param name="AccessCorrected">Documents whose access list in the index was another.</param>
/// <param name="Discarded">Damaged files of the index that were given up.</param>
public sealed record IndexRepairReport(int Written, int Removed, int AccessCorrected, int Discarded);
