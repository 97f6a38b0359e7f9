using RagLlama.Inference.OnnxGenAI.Worker;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

public sealed class FairQueueTests
{
    [Fact]
    public void Takes_users_in_turn_and_each_users_questions_in_order()
    {
        var queue = new FairQueue();
        foreach (var question in new[] { "a1", "a2", "a3", "b1", "c1", "c2" })
        {
            queue.Add(Request(question));
        }

        string[] expected = ["a1", "b1", "c1", "a2", "c2", "a3"];
        Assert.Equal(expected, queue.InOrder().Select(r => r.Messages));
        Assert.Equal(expected, Enumerable.Range(0, 6).Select(_ => queue.Take().Messages));
        Assert.Equal((0, null), (queue.Count, queue.Peek()));
    }

    [Fact]
    public void Announces_the_order_it_keeps_to_whatever_comes_and_goes()
    {
        var random = new Random(3);
        var queue = new FairQueue();
        for (var step = 0; step < 2000; step++)
        {
            var number = random.Next(4);
            if (number < 2)
            {
                queue.Add(Request($"{(char)('a' + random.Next(5))}{step}"));
            }
            else if (number == 2 && queue.Count > 0)
            {
                var announced = queue.InOrder().ToList();
                Assert.Equal(queue.Count, announced.Count);
                Assert.Same(announced[0], queue.Peek());
                Assert.Same(announced[0], queue.Take());
                Assert.Equal(announced.Count - 1, queue.Count);
            }
            else
            {
                var dropped = queue.TakeWhere(r => r.Messages.EndsWith('7'));
                Assert.DoesNotContain(queue.InOrder(), dropped.Contains);
            }
        }
    }

    private static GenerationRequest Request(string name) => new() { User = name[..1], Messages = name };
}
