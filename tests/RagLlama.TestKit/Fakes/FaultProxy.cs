using System.Reflection;

namespace RagLlama.TestKit.Fakes;

/// <summary>Fails one call, counted over everything it stands in front of: a crash at exactly that boundary.</summary>
public sealed class FaultPoint
{
    private int _calls;

    /// <summary>The call that fails, from 1; 0 for none.</summary>
    public int FailAt { get; set; }

    public int Calls => _calls;

    public void Reset(int failAt) => (_calls, FailAt) = (0, failAt);

    /// <summary>Puts the fault point in front of a port.</summary>
    public T Guard<T>(T target)
        where T : class
    {
        var proxy = DispatchProxy.Create<T, FaultProxy>();
        var fault = (FaultProxy)(object)proxy;
        (fault.Target, fault.Point) = (target, this);
        return proxy;
    }

    internal bool Strikes() => Interlocked.Increment(ref _calls) == FailAt;
}

/// <summary>The stand-in itself; made by <see cref="FaultPoint.Guard"/>.</summary>
public class FaultProxy : DispatchProxy
{
    internal object Target { get; set; } = null!;

    internal FaultPoint Point { get; set; } = null!;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.IsSpecialName || !Point.Strikes())
        {
            return targetMethod.Invoke(Target, args);
        }

        throw new InjectedFaultException(targetMethod.Name);
    }
}

public sealed class InjectedFaultException(string call) : Exception($"Injected fault in {call}.");
