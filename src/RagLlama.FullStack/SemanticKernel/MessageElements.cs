using System.Xml;
using Microsoft.Extensions.AI;

namespace RagLlama.FullStack.SemanticKernel;

/// <summary>Reads the message elements of a rendered prompt. Their text is decoded once; markup inside of one is a fault and never another message.</summary>
internal static class MessageElements
{
    // Characters that XML forbids may stand in a question; they are text like any other.
    private static readonly XmlReaderSettings Settings = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
    };

    /// <exception cref="InvalidDataException">The text holds something other than message elements with a role.</exception>
    public static IReadOnlyList<ChatMessage> Read(string rendered)
    {
        try
        {
            var messages = new List<ChatMessage>();
            using var reader = XmlReader.Create(new StringReader(rendered), Settings);
            while (reader.MoveToContent() == XmlNodeType.Element)
            {
                if (reader.Name != "message" || reader.GetAttribute("role") is not { } role)
                {
                    throw new InvalidDataException("The prompt holds an element that is no message with a role.");
                }

                messages.Add(new ChatMessage(new ChatRole(role), reader.ReadElementContentAsString().Trim()));
            }

            return messages.Count > 0 && reader.EOF ? messages : throw new InvalidDataException("The prompt holds text outside of its messages.");
        }
        catch (XmlException fault)
        {
            throw new InvalidDataException("The prompt holds markup inside of a message.", fault);
        }
    }
}
