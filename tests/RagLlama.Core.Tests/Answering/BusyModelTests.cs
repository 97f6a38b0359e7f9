using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RagLlama.Answering;
using RagLlama.Prompting;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

public sealed class BusyModelTests
{
    private static readonly AnswerTask Question = new()
    {
        Question = "How many days of annual leave may be carried over?",
        Language = "en",
        Passages = [TestPassages.Of("Leave policy", "Up to five days of annual leave may be carried over to the next year.")],
        UserId = "anna@example.com",
        ConversationId = "talk",
    };

    [Fact]
    public async Task A_waiting_question_hears_its_place_before_its_text()
    {
        var events = await WriteAsync(new BusyClient(new WaitingContent(2, TimeSpan.FromSeconds(9)), new WaitingContent(1, TimeSpan.FromSeconds(4))));
        Assert.Equal([new WriterEvent.Waiting(2, TimeSpan.FromSeconds(9)), new WriterEvent.Waiting(1, TimeSpan.FromSeconds(4))], events.Take(2));
        Assert.IsType<WriterEvent.Wrote>(events[2]);
        Assert.Null(((WriterEvent.Finished)events[^1]).Outcome.Reason);
    }

    [Fact]
    public async Task A_full_queue_is_no_answer_with_a_time_to_come_back_and_no_quotes()
    {
        var events = await WriteAsync(new BusyClient { Refusal = new ModelBusyException("full") { RetryAfter = TimeSpan.FromSeconds(42) } });
        var outcome = Assert.IsType<WriterEvent.Finished>(Assert.Single(events)).Outcome;
        Assert.Equal((NoAnswerReason.Overloaded, TimeSpan.FromSeconds(42), false), (outcome.Reason, outcome.RetryAfter, outcome.Degraded));
    }

    [Fact]
    public async Task The_model_is_told_on_whose_behalf_it_writes()
    {
        var client = new BusyClient();
        await WriteAsync(client);
        Assert.Equal(("anna@example.com", "talk"), (ChatCaller.UserOf(client.Options), ChatCaller.ConversationOf(client.Options)));
        Assert.Null(ChatCaller.UserOf(null));
    }

    private static async Task<List<WriterEvent>> WriteAsync(BusyClient client)
    {
        var writer = new ChatWriter(client, new PromptLibrary(), new QuotingWriter(), Options.Create(new AnsweringOptions()), TimeProvider.System, NullLogger<ChatWriter>.Instance);
        var events = new List<WriterEvent>();
        await foreach (var written in writer.WriteAsync(Question, TestContext.Current.CancellationToken))
        {
            events.Add(written);
        }

        return events;
    }

    private sealed class BusyClient(params WaitingContent[] waits) : IChatClient
    {
        public ModelBusyException? Refusal { get; init; }

        public ChatOptions? Options { get; private set; }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            Options = options;
            if (Refusal is not null)
            {
                throw Refusal;
            }

            foreach (var wait in waits)
            {
                yield return new ChatResponseUpdate { Contents = [wait] };
            }

            yield return new ChatResponseUpdate(ChatRole.Assistant, "Up to five days of annual leave may be carried over [1].") { FinishReason = ChatFinishReason.Stop };
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
