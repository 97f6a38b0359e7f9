namespace RagLlama.Inference.OnnxRuntime.Native;

/// <summary>
/// The functions of ONNX Runtime's C interface (onnxruntime_c_api.h) that are used here. The library hands out a table of pointers to which new versions only
/// append, so a function is known by its place. Those that return a pointer return an error object, null for success.
/// </summary>
internal static unsafe class OrtApi
{
    /// <summary>The version whose functions are asked for: that of ONNX Runtime 1.18. Every later library has them.</summary>
    public const uint Version = 18;

    public const int ReleaseEnv = 92;
    public const int ReleaseMemoryInfo = 94;
    public const int ReleaseSession = 95;
    public const int ReleaseValue = 96;
    public const int ReleaseRunOptions = 97;
    public const int ReleaseTypeInfo = 98;
    public const int ReleaseTensorTypeAndShapeInfo = 99;
    public const int ReleaseSessionOptions = 100;
    public const int ReleaseCudaProviderOptions = 208;

    private const int FatalOnly = 4;

    private static nint* table;

    public static void Use(nint* functions) => table = functions;

    /// <summary>Any of the release functions.</summary>
    public static void Release(int function, nint pointer) => ((delegate* unmanaged<nint, void>)table[function])(pointer);

    public static int GetErrorCode(nint status) => ((delegate* unmanaged<nint, int>)table[1])(status);

    public static nint GetErrorMessage(nint status) => ((delegate* unmanaged<nint, nint>)table[2])(status);

    public static void ReleaseStatus(nint status) => Release(93, status);

    /// <summary>Its messages stay silent: all that matter come back as errors.</summary>
    public static nint CreateEnv(string name, out nint environment)
    {
        fixed (byte* id = Utf8(name))
        fixed (nint* made = &environment)
        {
            return ((delegate* unmanaged<int, byte*, nint*, nint>)table[3])(FatalOnly, id, made);
        }
    }

    public static nint DisableTelemetryEvents(nint environment) => ((delegate* unmanaged<nint, nint>)table[6])(environment);

    public static nint CreateSession(nint environment, string path, nint options, out nint session)
    {
        // Paths are UTF-16 on Windows and UTF-8 elsewhere.
        fixed (char* wide = path)
        fixed (byte* narrow = Utf8(path))
        fixed (nint* made = &session)
        {
            return ((delegate* unmanaged<nint, void*, nint, nint*, nint>)table[7])(environment, OperatingSystem.IsWindows() ? wide : narrow, options, made);
        }
    }

    /// <param name="names">Pointers to names and values of the inputs, as many as each other.</param>
    public static nint Run(nint session, nint runOptions, ReadOnlySpan<nint> names, ReadOnlySpan<nint> values, nint outputName, out nint output)
    {
        output = 0;
        fixed (nint* inputNames = names)
        fixed (nint* inputs = values)
        fixed (nint* result = &output)
        {
            return ((delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)table[9])(
                session, runOptions, inputNames, inputs, (nuint)names.Length, &outputName, 1, result);
        }
    }

    public static nint CreateSessionOptions(out nint options) => Make(10, out options);

    public static nint DisableMemPattern(nint options) => ((delegate* unmanaged<nint, nint>)table[17])(options);

    public static nint SetGraphOptimizationLevel(nint options, int level) => ((delegate* unmanaged<nint, int, nint>)table[23])(options, level);

    public static nint SetIntraOpNumThreads(nint options, int threads) => ((delegate* unmanaged<nint, int, nint>)table[24])(options, threads);

    public static nint SetInterOpNumThreads(nint options, int threads) => ((delegate* unmanaged<nint, int, nint>)table[25])(options, threads);

    public static nint GetCount(nint session, bool ofOutputs, out nuint count)
    {
        fixed (nuint* result = &count)
        {
            return ((delegate* unmanaged<nint, nuint*, nint>)table[ofOutputs ? 31 : 30])(session, result);
        }
    }

    public static nint GetTypeInfo(nint session, bool ofOutput, nuint index, out nint info)
    {
        fixed (nint* made = &info)
        {
            return ((delegate* unmanaged<nint, nuint, nint*, nint>)table[ofOutput ? 34 : 33])(session, index, made);
        }
    }

    /// <summary>The name belongs to the allocator.</summary>
    public static nint GetName(nint session, bool ofOutput, nuint index, nint allocator, out nint name)
    {
        fixed (nint* made = &name)
        {
            return ((delegate* unmanaged<nint, nuint, nint, nint*, nint>)table[ofOutput ? 37 : 36])(session, index, allocator, made);
        }
    }

    public static nint CreateRunOptions(out nint options) => Make(39, out options);

    /// <summary>Makes the run in progress with these options fail soon. Callable from any thread.</summary>
    public static nint RunOptionsSetTerminate(nint options) => ((delegate* unmanaged<nint, nint>)table[46])(options);

    /// <summary>The tensor uses the caller's memory, which has to stay where it is.</summary>
    public static nint CreateTensor(nint memory, void* data, nuint bytes, ReadOnlySpan<long> shape, int elementType, out nint tensor)
    {
        fixed (long* dimensions = shape)
        fixed (nint* made = &tensor)
        {
            return ((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)table[49])(memory, data, bytes, dimensions, (nuint)shape.Length, elementType, made);
        }
    }

    /// <summary>The memory belongs to the tensor.</summary>
    public static nint GetTensorData(nint tensor, out nint data) => Get(51, tensor, out data);

    /// <summary>The result belongs to the type info; null when it is no tensor.</summary>
    public static nint CastToTensorInfo(nint typeInfo, out nint tensorInfo) => Get(55, typeInfo, out tensorInfo);

    public static nint GetElementType(nint tensorInfo, out int type)
    {
        fixed (int* result = &type)
        {
            return ((delegate* unmanaged<nint, int*, nint>)table[60])(tensorInfo, result);
        }
    }

    public static nint GetDimensionsCount(nint tensorInfo, out nuint count)
    {
        fixed (nuint* result = &count)
        {
            return ((delegate* unmanaged<nint, nuint*, nint>)table[61])(tensorInfo, result);
        }
    }

    public static nint GetDimensions(nint tensorInfo, Span<long> dimensions)
    {
        fixed (long* values = dimensions)
        {
            return ((delegate* unmanaged<nint, long*, nuint, nint>)table[62])(tensorInfo, values, (nuint)dimensions.Length);
        }
    }

    public static nint GetTensorTypeAndShape(nint tensor, out nint info) => Get(65, tensor, out info);

    public static nint CreateCpuMemoryInfo(out nint info)
    {
        const int deviceAllocator = 0;
        const int defaultMemory = 0;
        fixed (nint* made = &info)
        {
            return ((delegate* unmanaged<int, int, nint*, nint>)table[69])(deviceAllocator, defaultMemory, made);
        }
    }

    public static nint AllocatorFree(nint allocator, nint pointer) => ((delegate* unmanaged<nint, nint, nint>)table[76])(allocator, pointer);

    /// <summary>The allocator belongs to the library.</summary>
    public static nint GetDefaultAllocator(out nint allocator) => Make(78, out allocator);

    public static nint AddSessionConfigEntry(nint options, string key, string value)
    {
        fixed (byte* name = Utf8(key))
        fixed (byte* setting = Utf8(value))
        {
            return ((delegate* unmanaged<nint, byte*, byte*, nint>)table[130])(options, name, setting);
        }
    }

    public static nint AppendCuda(nint options, nint cudaOptions) => ((delegate* unmanaged<nint, nint, nint>)table[204])(options, cudaOptions);

    public static nint CreateCudaProviderOptions(out nint options) => Make(205, out options);

    private static nint Make(int function, out nint made)
    {
        fixed (nint* result = &made)
        {
            return ((delegate* unmanaged<nint*, nint>)table[function])(result);
        }
    }

    private static nint Get(int function, nint from, out nint got)
    {
        fixed (nint* result = &got)
        {
            return ((delegate* unmanaged<nint, nint*, nint>)table[function])(from, result);
        }
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text + '\0');
}
