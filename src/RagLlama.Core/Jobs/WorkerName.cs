using System.Globalization;

namespace RagLlama.Jobs;

public static class WorkerName
{
    /// <summary>Tells an admin where a job is being worked on: machine, process, number.</summary>
    public static string ForThisProcess(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{number}");
}
