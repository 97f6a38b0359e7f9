using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.PromptTemplates.Handlebars;
using RagLlama.Answering.Agent;
using RagLlama.Prompting;

namespace RagLlama.FullStack.SemanticKernel;

/// <summary>
/// Prepares a research with Semantic Kernel: a kernel of its own for each question over the product's chat client, the prompt through its template
/// engine, the functions as kernel functions. Permissions are inside the functions; filters may watch a call or refuse it, never allow one.
/// </summary>
internal sealed class KernelOrchestrator(IChatClient client, PromptLibrary prompts, IEnumerable<IFunctionInvocationFilter> filters) : IAgentOrchestrator
{
    private const string Format = "handlebars";

    private static readonly HandlebarsPromptTemplateFactory Templates = new();

    private readonly IFunctionInvocationFilter[] filters = [.. filters];

    public async Task<AgentSetup> PrepareAsync(AgentBrief brief, AgentFunctions functions, CancellationToken cancellationToken)
    {
        var kernel = CreateKernel();
        KernelFunction[] known =
        [
            KernelFunctionFactory.CreateFromMethod(functions.SearchDocumentsAsync, AgentPrompt.Search),
            KernelFunctionFactory.CreateFromMethod(functions.ReadDocumentAsync, AgentPrompt.Read),
            KernelFunctionFactory.CreateFromMethod(functions.ListSourcesAsync, AgentPrompt.Sources),
        ];
        var prompt = prompts.Get(AgentPrompt.Name);
        return new AgentSetup
        {
            Client = kernel.GetRequiredService<IChatClient>(),
            Messages = await RenderAsync(kernel, prompt, brief, cancellationToken),
            Functions = [.. known.Select(function => new KernelCall(function, kernel))],
            PromptVersion = prompt.Hash,
            MaxReplyTokens = prompt.Settings.MaxTokens,
            StopSequences = prompt.Settings.StopSequences,
        };
    }

    private Kernel CreateKernel()
    {
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(client);
        foreach (var filter in filters)
        {
            builder.Services.AddSingleton(filter);
        }

        return builder.Build();
    }

    /// <summary>The engine encodes every value, which message elements decode again: without them a model would read entities in place of letters.</summary>
    private static async Task<IReadOnlyList<ChatMessage>> RenderAsync(Kernel kernel, PromptTemplate prompt, AgentBrief brief, CancellationToken cancellationToken)
    {
        var configuration = new PromptTemplateConfig
        {
            Name = prompt.Name,
            Description = prompt.Description,
            TemplateFormat = Format,
            Template = string.Join('\n', prompt.Messages.Select(m => $"<message role=\"{m.Role}\">\n{m.Text}\n</message>")),
            InputVariables = [.. prompt.Variables.Select(v => new InputVariable { Name = v.Name, Description = v.Description, IsRequired = v.IsRequired })],
        };
        var arguments = new KernelArguments
        {
            ["fence"] = brief.Fence,
            ["question"] = UntrustedText.Neutralise(brief.Question, brief.Fence),
        };
        return MessageElements.Read(await Templates.Create(configuration).RenderAsync(kernel, arguments, cancellationToken));
    }
}
