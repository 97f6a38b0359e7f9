using Microsoft.AspNetCore.Components;

namespace RagLlama.Host.Portal;

/// <summary>
/// A page that draws nothing before it has loaded what it shows. Drawn while it loads, a page that may have nothing to show would already
/// have said so with its status, which cannot be taken back.
/// </summary>
public abstract class LoadedPage : ComponentBase
{
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    protected abstract Task LoadAsync();
}
