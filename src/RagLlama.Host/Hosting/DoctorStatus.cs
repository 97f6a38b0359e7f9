namespace RagLlama.Host.Hosting;

internal enum DoctorStatus
{
    Ok,

    /// <summary>Absent, and only some features need it.</summary>
    Optional,

    /// <summary>Absent or unreachable, and the configuration needs it.</summary>
    Missing,
}
