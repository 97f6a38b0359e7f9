using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace RagLlama.FullStack.SemanticKernel;

/// <summary>
/// A kernel function as the research calls it. Called as a plain function of the chat abstractions it would pass by the kernel's filters, so it is
/// invoked through the kernel.
/// </summary>
internal sealed class KernelCall(KernelFunction function, Kernel kernel) : DelegatingAIFunction(function)
{
    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            var result = await function.InvokeAsync(kernel, Read(arguments), cancellationToken);
            return result.GetValue<string>();
        }
        catch (KernelException fault) when (fault.InnerException is null or ArgumentException or FormatException)
        {
            // What the kernel says of arguments it cannot use, in the words that the research understands.
            throw new ArgumentException(fault.Message, fault);
        }
    }

    /// <summary>Models write numbers as text now and then; the kernel reads that for plain numbers, but not where one may be left out.</summary>
    private KernelArguments Read(AIFunctionArguments arguments)
    {
        var read = new KernelArguments(arguments);
        foreach (var parameter in function.Metadata.Parameters.Where(p => p.ParameterType == typeof(int?)))
        {
            if (read.TryGetValue(parameter.Name, out var value) && value is JsonElement { ValueKind: JsonValueKind.String } text
                && int.TryParse(text.GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
            {
                read[parameter.Name] = number;
            }
        }

        return read;
    }
}
