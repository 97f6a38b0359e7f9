using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Extraction.Child;

/// <summary>Reads requests from standard input, one at a time, and replies on standard output until the host closes the pipe or dies.</summary>
internal static class ChildProgram
{
    private const int WorkerStackBytes = 32 << 20;

    public static int Run(int parentId)
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        Console.SetOut(TextWriter.Null);
        var status = ChildSandbox.Enter(parentId);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        Progress.Send = () => Send(output, new ChildReply { Progress = true });
        using var requests = new BlockingCollection<ChildRequest>(1);
        var worker = new Thread(() => Work(requests, output, status), WorkerStackBytes) { IsBackground = true, Name = "reader" };
        worker.Start();
        Send(output, new ChildReply { Status = status });

        // This thread only listens, so that the end of the host is noticed in the middle of a file, too.
        while (Frame.Read(input) is { } message)
        {
            requests.Add(JsonSerializer.Deserialize(message, ProtocolJson.Wire.ChildRequest)!);
        }

        return 0;
    }

    private static void Work(BlockingCollection<ChildRequest> requests, Stream output, ChildStatus status)
    {
        foreach (var request in requests.GetConsumingEnumerable())
        {
            if (request.Probe == ProbeKind.Flood)
            {
                Probes.Flood(output);
            }

            Send(output, RequestHandler.Handle(request, status));
        }
    }

    private static void Send(Stream output, ChildReply reply)
    {
        byte[] message;
        try
        {
            message = JsonSerializer.SerializeToUtf8Bytes(reply, ProtocolJson.Wire.ChildReply);
        }
        catch (OutOfMemoryException)
        {
            message = JsonSerializer.SerializeToUtf8Bytes(Failures.Memory(), ProtocolJson.Wire.ChildReply);
        }

        lock (output)
        {
            Frame.Write(output, message);
        }
    }
}
