using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Inference.BuiltIn;
using RagLlama.Retrieval;

namespace RagLlama.Adapters.Tests.Embedder;

public sealed class PassageWindowsTests : IDisposable
{
    private const string Asked = "How often must the pump be cleaned?";

    private const string Words =
        "travel expenses are paid within ten days of approval the pump must be cleaned every six months der Reisekostenantrag wird von der Leitung genehmigt und gespeichert " +
        "les frais de déplacement sont remboursés chaque mois la nómina de diciembre se paga antes de Navidad a manutenção da bomba é feita मुझे छुट्टी के लिए आवेदन करना है พนักงานลาพักร้อนได้ LP-220-S ISO-27001 4.12";

    private readonly ServiceProvider _services = new ServiceCollection().AddBuiltInEmbedder().BuildServiceProvider();

    private IPassageWindows Windows => _services.GetRequiredService<IPassageWindows>();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Scores_equal_those_of_window_vectors()
    {
        var random = new Random(3);
        var reference = new Reference(_services.GetRequiredService<BuiltInEmbedder>());
        for (var round = 0; round < 60; round++)
        {
            var title = round % 3 == 0 ? "" : Sentence(random, random.Next(1, 8));
            var text = Sentence(random, round);
            var asked = Sentence(random, random.Next(1, 12));
            var question = await EmbedAsync(asked);

            using var opened = Windows.Open(question, asked);
            var prepared = Windows.Prepare(title, text);

            Assert.Equal(reference.BestWindow(question, title, text), opened.BestWindow(prepared), 1e-3);
            Assert.Equal(reference.NearestPieces(asked, title, text), opened.NearestPieces(prepared), 1e-3);
            Assert.Equal(reference.NearestWords(asked, title, text), opened.NearestWords(prepared), 1e-3);
        }
    }

    [Theory]
    [InlineData("Wie viele Urlaubstage habe ich?", "Employees have thirty days of vacation a year.", "Invoices are paid within thirty days.")]
    [InlineData("स्कूल कहाँ है?", "The school is near the station.", "The station is near the bridge.")]
    [InlineData("¿Quién autoriza el teletrabajo?", "Telework is authorised by the head of department.", "Parking is assigned by the head of department.")]
    public async Task Words_of_another_language_meet_those_that_mean_the_same(string asked, string right, string wrong)
    {
        using var opened = Windows.Open(await EmbedAsync(asked), asked);

        var (near, far) = (opened.NearestWords(Windows.Prepare("", right)), opened.NearestWords(Windows.Prepare("", wrong)));

        Assert.True(near > far + 0.02f, $"{near} and {far}");
    }

    [Fact]
    public async Task Words_far_apart_are_not_the_same_part_of_a_passage()
    {
        var filler = string.Join(' ', Enumerable.Repeat("canteen lunch coffee", 20));
        using var opened = Windows.Open(await EmbedAsync("pump cleaning"), "pump cleaning");

        var together = opened.NearestWords(Windows.Prepare("", $"{filler} pump cleaning {filler}"));
        var apart = opened.NearestWords(Windows.Prepare("", $"pump {filler} cleaning"));

        Assert.Equal(1, together, 1e-3);
        Assert.True(apart < 0.8f, $"{apart}");
    }

    [Fact]
    public async Task A_short_answer_in_a_long_passage_is_found()
    {
        var question = await EmbedAsync(Asked);
        var filler = string.Join(' ', Enumerable.Repeat("The canteen serves lunch and coffee to visitors from other offices.", 20));
        using var opened = Windows.Open(question, Asked);

        var with = opened.BestWindow(Windows.Prepare("", filler + " The pump must be cleaned every six months. " + filler));
        var without = opened.BestWindow(Windows.Prepare("", filler));

        Assert.True(with > without + 0.3f, $"{with} and {without}");
    }

    [Fact]
    public async Task A_question_opened_later_knows_nothing_of_the_one_before()
    {
        var prepared = Windows.Prepare("Pump", "The pump must be cleaned every six months.");
        var one = await EmbedAsync("Who cleans the pump?");
        float first;
        using (var opened = Windows.Open(one, "Who cleans the pump?"))
        {
            first = opened.BestWindow(prepared);
        }

        using (var opened = Windows.Open(await EmbedAsync("annual leave"), "annual leave"))
        {
            Assert.NotEqual(first, opened.BestWindow(prepared));
        }

        using var again = Windows.Open(one, "Who cleans the pump?");
        Assert.Equal(first, again.BestWindow(prepared));
    }

    [Fact]
    public async Task A_passage_without_a_known_piece_scores_zero()
    {
        using var opened = Windows.Open(await EmbedAsync("Who cleans the pump?"), "Who cleans the pump?");

        Assert.Equal(0, opened.BestWindow(Windows.Prepare("", " ?! ")));
    }

    [Fact]
    public void A_prepared_passage_is_small()
    {
        var text = Sentence(new Random(1), 200);
        var pieces = _services.GetRequiredService<BuiltInEmbedder>().Tokenize(text).Length;

        Assert.InRange(Windows.Prepare("", text).Length, 2 * pieces, 6 + (2.2 * pieces));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(7)]
    public async Task Damaged_bytes_are_refused(int length)
    {
        var prepared = Windows.Prepare("Pump", "The pump must be cleaned.")[..length];
        using var opened = Windows.Open(await EmbedAsync("pump"), "pump");

        Assert.Throws<InvalidDataException>(() => opened.BestWindow(prepared));
    }

    [Fact]
    public void A_vector_of_another_model_is_refused() => Assert.Throws<ArgumentException>(() => Windows.Open(new float[384], "pump"));

    [Fact]
    public void The_name_follows_the_weights() =>
        Assert.StartsWith(_services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>().GetService<EmbeddingGeneratorMetadata>()!.DefaultModelId!, Windows.Name, StringComparison.Ordinal);

    private static string Sentence(Random random, int words)
    {
        var all = Words.Split(' ');
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => all[random.Next(all.Length)]));
    }

    private async Task<float[]> EmbedAsync(string text) =>
        (await _services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>().GenerateAsync([text]))[0].Vector.ToArray();

    /// <summary>The definition, without any short cut: every window's vector in single precision.</summary>
    private sealed class Reference(BuiltInEmbedder embedder)
    {
        private readonly EmbeddingTable _table = new(
            MemoryMarshal.Cast<byte, sbyte>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "models", "builtin", "table.int8"))).ToArray(),
            MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "models", "builtin", "scales.f32"))).ToArray());

        public float BestWindow(float[] question, string title, string text)
        {
            var pieces = embedder.Tokenize(text);
            var best = float.NegativeInfinity;
            for (var start = 0; start < Math.Max(1, pieces.Length - 12); start += 12)
            {
                var window = new float[EmbeddingTable.Dimensions];
                foreach (var piece in embedder.Tokenize(title).Concat(pieces.Skip(start).Take(24)))
                {
                    _table.AddRowPortable(piece, 1, window);
                }

                EmbeddingTable.Normalize(window);
                best = Math.Max(best, TensorPrimitives.Dot<float>(question, window));
            }

            return best;
        }

        public float NearestPieces(string question, string title, string text)
        {
            var asked = embedder.Tokenize(question).ToArray().Distinct().Select(Row).ToList();
            var passage = embedder.Tokenize(title).ToArray().Concat(embedder.Tokenize(text).ToArray()).Select(Row).ToList();
            var total = asked.Sum(row => TensorPrimitives.Norm<float>(row));
            return asked.Sum(row => TensorPrimitives.Norm<float>(row) * passage.Select(other => Math.Max(0, TensorPrimitives.CosineSimilarity<float>(row, other))).DefaultIfEmpty().Max()) / total;
        }

        public float NearestWords(string question, string title, string text)
        {
            var asked = WordsOf(question).Select(Sum).ToList();
            var weights = asked.ConvertAll(word => MathF.Pow(TensorPrimitives.Norm<float>(word), 1.5f));
            var (titleWords, words) = (WordsOf(title).Select(Sum).ToList(), WordsOf(text).Select(Sum).ToList());
            var best = 0f;
            for (var start = 0; start == 0 || start < words.Count - 20; start += 20)
            {
                var part = words.Skip(start).Take(40).Concat(titleWords).ToList();
                best = Math.Max(best, asked.Zip(weights, (word, weight) => weight * part.Select(other => Math.Max(0, TensorPrimitives.CosineSimilarity<float>(word, other))).DefaultIfEmpty().Max()).Sum());
            }

            return best / weights.Sum();
        }

        private float[] Sum(IEnumerable<ushort> word)
        {
            var sum = new float[EmbeddingTable.Dimensions];
            foreach (var piece in word)
            {
                _table.AddRowPortable(piece, 1, sum);
            }

            return sum;
        }

        private List<List<ushort>> WordsOf(string text)
        {
            var words = new List<List<ushort>>();
            foreach (var piece in embedder.Tokenize(text))
            {
                if (words.Count == 0 || embedder.Tokenizer.BeginsWord(piece))
                {
                    words.Add([]);
                }

                words[^1].Add(piece);
            }

            return words;
        }

        private float[] Row(ushort piece)
        {
            var row = new float[EmbeddingTable.Dimensions];
            _table.AddRowPortable(piece, 1, row);
            return row;
        }
    }
}
