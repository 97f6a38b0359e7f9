using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Answering;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxGenAI.Folder;
using RagLlama.Inference.OnnxGenAI.Prompts;
using RagLlama.Inference.OnnxGenAI.Worker;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

/// <summary>A running model behind its client, and beside it the same model alone, which says what the answer has to be.</summary>
internal sealed class ModelUnderTest : IDisposable
{
    private readonly ILoadedModel alone;

    public ModelUnderTest(Func<ILoadedModel> load, ModelFolder folder, WorkerLimits limits, TimeProvider? time = null)
    {
        Time = time ?? TimeProvider.System;
        Folder = folder;
        Loaded = load();
        alone = load();
        Running = ModelStart.Run(Loaded, folder, "cpu", limits, [], Time, NullLogger.Instance);
        Client = new OnnxChatClient(Running);
    }

    public ModelFolder Folder { get; }

    public TimeProvider Time { get; }

    public ILoadedModel Loaded { get; }

    public RunningModel Running { get; }

    public OnnxChatClient Client { get; }

    public static ChatOptions Options(string? user = null, string? conversation = null, int? most = null, params string[] stops)
    {
        var options = new ChatOptions { MaxOutputTokens = most, StopSequences = stops };
        ChatCaller.Set(options, user, conversation);
        return options;
    }

    public Task<ChatResponse> AskAsync(string question, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Client.GetResponseAsync([new ChatMessage(ChatRole.User, question)], options, cancellationToken);

    /// <summary>What the model says when nobody else is there: a fresh generation, one token after the other, no worker.</summary>
    public (string Text, int Tokens, int Prompt) Bare(string question, int most) => Bare([new ChatMessage(ChatRole.User, question)], most);

    public (string Text, int Tokens, int Prompt) Bare(IReadOnlyList<ChatMessage> messages, int most)
    {
        lock (alone)
        {
            var prompt = Encode(messages);
            using var generation = alone.CreateGeneration(prompt.Length + most, Decoding.Greedy);
            using var decoder = alone.CreateDecoder();
            generation.Append(prompt);
            var (text, made) = (new StringBuilder(), 0);
            while (made < most)
            {
                var token = generation.Next();
                made++;
                if (alone.EndTokens.Contains(token))
                {
                    break;
                }

                text.Append(decoder.Decode(token));
            }

            return (text.ToString(), made, prompt.Length);
        }
    }

    public int[] Encode(IReadOnlyList<ChatMessage> messages)
    {
        lock (alone)
        {
            var json = PromptMessages.ToJson(messages, null, new PlainText(Folder.ControlTokens));
            return alone.Encode(new TemplateDate(Folder.ChatTemplate).Fill(alone.ApplyTemplate(json), Time.GetUtcNow()));
        }
    }

    public void Dispose()
    {
        Running.Dispose();
        alone.Dispose();
    }
}
