namespace RagLlama.Host.Hosting;

/// <param name="Name">What was looked at.</param>
/// <param name="Detail">What was found, and the remedy where something is missing.</param>
internal sealed record DoctorCheck(string Name, DoctorStatus Status, string Detail);
