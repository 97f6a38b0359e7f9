using Microsoft.Extensions.AI;
using RagLlama.Answering;

namespace RagLlama.Inference.OpenAi;

/// <summary>Puts price and energy beside the tokens a call took.</summary>
internal static class ModelCosts
{
    public static UsageContent Add(UsageContent content, ChatPrice? price, ChatEnergy? energy, TimeSpan ran)
    {
        var (input, output) = (content.Details.InputTokenCount ?? 0, content.Details.OutputTokenCount ?? 0);
        if (price is not null)
        {
            AnswerUsage.SetCost(content, price.Of(input, output), price.Currency);
        }

        if (energy is not null)
        {
            AnswerUsage.SetEnergy(content, energy.Of(input, output, ran));
        }

        return content;
    }
}
