using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Extraction.Child;

/// <summary>Misbehaviour on request. <c>Connect</c> also tells <c>doctor</c> whether the network is really off.</summary>
internal static class Probes
{
    public static ChildReply Run(ProbeKind kind) => kind switch
    {
        ProbeKind.Connect => new ChildReply { Probed = Connect() },
        ProbeKind.OpenOthers => new ChildReply { Probed = OpenOthers() },
        ProbeKind.Environment => new ChildReply { Probed = DescribeEnvironment() },
        ProbeKind.Hang => Hang(),
        ProbeKind.Exhaust => new ChildReply { Probed = Exhaust() },
        ProbeKind.Overflow => new ChildReply { Probed = Overflow(0).ToString(System.Globalization.CultureInfo.InvariantCulture) },
        _ => ChildReply.Failed("corrupt", $"There is no probe {kind}."),
    };

    /// <summary>A frame longer than any host accepts.</summary>
    public static void Flood(Stream output)
    {
        var head = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(head, int.MaxValue);
        output.Write(head);
        output.Flush();
    }

    /// <summary><c>refused</c> when the kernel forbids the socket itself; otherwise how far it came.</summary>
    public static string Connect()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(new IPEndPoint(IPAddress.Loopback, 9));
            return "connected";
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode == SocketError.AccessDenied ? "refused" : $"socket opened, then {exception.SocketErrorCode}";
        }
    }

    /// <summary><c>refused</c> when no file of the host or of other processes can be read or written; otherwise which could.</summary>
    public static string OpenOthers()
    {
        string[] read = ["/etc/passwd", $"/proc/{NativeMethods.GetParentProcessId()}/environ"];
        var outside = Path.Combine(Path.GetTempPath(), "..", "..", "ragllama-probe-" + Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var opened = read.Where(path => IsOpened(path, FileMode.Open, FileAccess.Read)).ToList();
        if (IsOpened(outside, FileMode.Create, FileAccess.Write))
        {
            File.Delete(outside);
            opened.Add(outside);
        }

        return opened.Count == 0 ? "refused" : string.Join(", ", opened);
    }

    private static bool IsOpened(string path, FileMode mode, FileAccess access)
    {
        try
        {
            using var file = new FileStream(path, mode, access);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string DescribeEnvironment()
    {
        var file = Path.Combine(Path.GetTempPath(), "probe");
        File.WriteAllText(file, "");
        var mode = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);
        var names = Environment.GetEnvironmentVariables().Keys.Cast<string>().Order(StringComparer.Ordinal);
        return $"{Path.GetTempPath()}\n{mode}\n{string.Join(' ', names)}";
    }

    private static ChildReply Hang()
    {
        using var never = new ManualResetEventSlim();
        never.Wait();
        return new ChildReply();
    }

    private static string Exhaust()
    {
        var kept = new List<byte[]>();
        while (true)
        {
            var block = new byte[16 << 20];
            Array.Fill(block, (byte)1);
            kept.Add(block);
            if (kept.Count > 1 << 16)
            {
                return "no limit";
            }
        }
    }

    private static int Overflow(int depth) => depth < 0 ? depth : Overflow(depth + 1) + 1;
}
