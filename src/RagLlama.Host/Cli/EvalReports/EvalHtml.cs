using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Host.Evaluation;

namespace RagLlama.Host.Cli.EvalReports;

/// <summary>The report as one file: own styles, no script, nothing fetched.</summary>
internal static class EvalHtml
{
    public static async Task<string> RenderAsync(IReadOnlyList<MeasuredSet> measured, DateTimeOffset at)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(EvalReport.Sets)] = measured, [nameof(EvalReport.At)] = at });
            return (await renderer.RenderComponentAsync<EvalReport>(parameters)).ToHtmlString();
        });
    }
}
