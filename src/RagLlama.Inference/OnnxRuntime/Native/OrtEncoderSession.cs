using System.Runtime.InteropServices;
using RagLlama.Inference.OnnxGenAI;

namespace RagLlama.Inference.OnnxRuntime.Native;

/// <summary>A session of ONNX Runtime.</summary>
internal sealed unsafe class OrtEncoderSession : IEncoderSession
{
    private readonly OrtHandle session;
    private readonly OrtHandle memory;

    /// <summary>Takes the session over.</summary>
    public OrtEncoderSession(OrtHandle session)
    {
        this.session = session;
        try
        {
            Inputs = ReadSlots(ofOutputs: false);
            Outputs = ReadSlots(ofOutputs: true);
            memory = OrtHandle.Create(OrtApi.ReleaseMemoryInfo, "preparing a model", OrtApi.CreateCpuMemoryInfo);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public IReadOnlyList<TensorSlot> Inputs { get; }

    public IReadOnlyList<TensorSlot> Outputs { get; }

    public TensorValues Run(TextBatch batch, string output, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var held = session.Hold();
        using var options = OrtHandle.Create(OrtApi.ReleaseRunOptions, "preparing a run", OrtApi.CreateRunOptions);
        try
        {
            // Disposed before the options are, and waits for a callback in progress.
            using var stop = cancellationToken.UnsafeRegister(static o => OrtCall.Check(OrtApi.RunOptionsSetTerminate(((OrtHandle)o!).Pointer), "stopping"), options);
            using var result = Run(batch, held.Pointer, options.Pointer, output);
            return TensorReader.Read(result);
        }
        catch (ModelFaultException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public void Dispose()
    {
        memory.Dispose();
        session.Dispose();
    }

    private OrtHandle Run(TextBatch batch, nint running, nint options, string output)
    {
        var inputs = Inputs.Select(i => (i.Name, Data: DataOf(batch, i.Name))).ToList();
        var (pins, tensors, names) = (new List<GCHandle>(), new List<OrtHandle>(), new List<nint>());
        try
        {
            foreach (var (name, data) in inputs)
            {
                var pin = GCHandle.Alloc(data, GCHandleType.Pinned);
                pins.Add(pin);
                tensors.Add(OrtHandle.Create(OrtApi.ReleaseValue, "handing over a batch", (out nint made) => OrtApi.CreateTensor(
                    memory.Pointer, (void*)pin.AddrOfPinnedObject(), (nuint)data.Length * sizeof(long), [batch.Rows, batch.Columns], TensorSlot.Int64, out made)));
                names.Add(Marshal.StringToCoTaskMemUTF8(name));
            }

            names.Add(Marshal.StringToCoTaskMemUTF8(output));
            nint[] values = [.. tensors.Select(t => t.Pointer)];
            OrtCall.Check(OrtApi.Run(running, options, CollectionsMarshal.AsSpan(names)[..^1], values, names[^1], out var made), "running the model");
            return OrtHandle.Take(made, OrtApi.ReleaseValue);
        }
        finally
        {
            tensors.ForEach(t => t.Dispose());
            pins.ForEach(p => p.Free());
            names.ForEach(Marshal.FreeCoTaskMem);
        }
    }

    private static long[] DataOf(TextBatch batch, string input) => input switch
    {
        EncoderInputs.Ids => batch.Ids,
        EncoderInputs.Mask => batch.Mask,
        EncoderInputs.Types => batch.Types,
        _ => throw new ModelFaultException(ModelFault.Failed, $"The model wants an input '{input}', which is not known."),
    };

    private List<TensorSlot> ReadSlots(bool ofOutputs)
    {
        OrtCall.CheckLoading(OrtApi.GetCount(session.Pointer, ofOutputs, out var count), "looking at the model");
        OrtCall.CheckLoading(OrtApi.GetDefaultAllocator(out var allocator), "looking at the model");
        var slots = new List<TensorSlot>();
        for (nuint index = 0; index < count; index++)
        {
            OrtCall.CheckLoading(OrtApi.GetName(session.Pointer, ofOutputs, index, allocator, out var name), "looking at the model");
            var text = Marshal.PtrToStringUTF8(name) ?? "";
            OrtCall.CheckLoading(OrtApi.AllocatorFree(allocator, name), "looking at the model");
            var at = index;
            using var info = OrtHandle.Create(OrtApi.ReleaseTypeInfo, "looking at the model", (out nint made) => OrtApi.GetTypeInfo(session.Pointer, ofOutputs, at, out made));
            OrtCall.CheckLoading(OrtApi.CastToTensorInfo(info.Pointer, out var tensor), "looking at the model");
            slots.Add(tensor == 0 ? new TensorSlot(text, 0, []) : TensorReader.Describe(text, tensor));
        }

        return slots;
    }
}
