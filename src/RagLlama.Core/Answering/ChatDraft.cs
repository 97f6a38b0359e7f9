using RagLlama.Answering.Checking;

namespace RagLlama.Answering;

/// <summary>
/// The answer a model is writing: made plain, its marks put in order, cut into sentences, each of them checked. Under <c>mark</c> text is shown
/// as it comes and judged behind; under <c>strike</c> a sentence is shown once it is checked; under <c>refuse</c> nothing is shown before
/// everything is checked, since a part of a refused answer would be an answer.
/// </summary>
internal sealed class ChatDraft(IReadOnlyList<ContextSource> sources, QuestionProfile question, UnsupportedPolicy policy)
{
    /// <summary>What the prompt tells the model to say when the sources do not answer.</summary>
    private const string NoAnswer = "NO_ANSWER";

    private readonly AnswerTextSanitizer sanitizer = new();
    private readonly CitationParser parser = new(sources.Count);
    private readonly SentenceAssembler assembler = new();
    private readonly CitationVerifier verifier = new(sources, question);
    private readonly HashSet<int> cited = [];
    private readonly List<WriterEvent> held = [];
    private string opening = "";
    private bool opened;

    public NoAnswerReason? Reason { get; private set; }

    /// <summary>Nothing more is needed from the model.</summary>
    public bool IsRefused => Reason is not null;

    public bool HasShownText { get; private set; }

    public int ForeignCitations => parser.Foreign;

    public IReadOnlyList<WriterEvent> Push(string delta) => IsRefused ? [] : Show(Advance(delta, final: false));

    /// <param name="isCut">The model failed: an unfinished sentence is shown only where it has been shown already.</param>
    public IReadOnlyList<WriterEvent> Finish(bool isCut)
    {
        if (IsRefused)
        {
            return [];
        }

        var events = Advance("", final: true, isCut);
        if (!opened || (!IsRefused && !HasShownText && !events.Concat(held).OfType<WriterEvent.Wrote>().Any(w => w.Text.Trim().Length > 0)))
        {
            Reason ??= NoAnswerReason.Ungrounded;
        }

        if (IsRefused)
        {
            return [];
        }

        var rest = Show(events);
        HasShownText |= held.Count > 0;
        return [.. rest, .. held];
    }

    private List<WriterEvent> Advance(string delta, bool final, bool isCut = false)
    {
        var text = Open(delta, final);
        var plain = sanitizer.Push(text) + (final ? sanitizer.Flush() : "");
        var clean = parser.Push(plain) + (final ? parser.Flush() : "");
        var events = new List<WriterEvent>();
        if (policy == UnsupportedPolicy.Mark && clean.Length > 0)
        {
            events.Add(new WriterEvent.Wrote(clean));
        }

        foreach (var sentence in assembler.Push(clean))
        {
            Check(sentence, events);
        }

        if (final)
        {
            FinishSentences(events, isCut);
        }

        return events;
    }

    private void FinishSentences(List<WriterEvent> events, bool isCut)
    {
        var rest = assembler.Flush();
        foreach (var sentence in isCut && policy != UnsupportedPolicy.Mark ? rest.SkipLast(1) : rest)
        {
            Check(sentence, events);
        }
    }

    /// <summary>Holds the beginning back while it may still turn out to be the word that says there is no answer.</summary>
    private string Open(string delta, bool final)
    {
        if (opened)
        {
            return delta;
        }

        opening += delta;
        var begun = opening.TrimStart(' ', '\n', '\r', '"', '*', '`');
        if (begun.StartsWith(NoAnswer, StringComparison.Ordinal))
        {
            Reason = NoAnswerReason.NothingRelevant;
            opened = true;
            return "";
        }

        if (begun.Length == 0 || (!final && NoAnswer.StartsWith(begun, StringComparison.Ordinal)))
        {
            return "";
        }

        opened = true;
        return opening.TrimStart();
    }

    private void Check(string sentence, List<WriterEvent> events)
    {
        var marks = CitationParser.NumbersIn(sentence);
        var text = CitationParser.WithoutMarks(sentence).Trim();
        if (text.Length == 0)
        {
            return;
        }

        var verdict = verifier.Check(text, marks);
        if (verdict.Status == SupportStatus.Unsupported && policy != UnsupportedPolicy.Mark)
        {
            Reason = policy == UnsupportedPolicy.Refuse ? NoAnswerReason.Ungrounded : Reason;
            return;
        }

        foreach (var evidence in verdict.Evidence.DistinctBy(e => e.Source).Where(e => cited.Add(e.Source)))
        {
            events.Add(new WriterEvent.Cited(CitationMaker.Of(evidence.Sentence, evidence.Source)));
        }

        // Every number that stands in the text leads somewhere, also when nothing there bears the sentence out.
        events.AddRange(marks.Where(cited.Add).Select(mark => new WriterEvent.Cited(CitationMaker.Of(verifier.Nearest(text, mark), mark))));

        if (policy != UnsupportedPolicy.Mark)
        {
            events.Add(new WriterEvent.Wrote(sentence));
        }

        var numbers = verdict.Evidence.Select(e => e.Source).Distinct().ToList();
        events.Add(new WriterEvent.Checked(new AnswerSentence(text, verdict.Status, numbers)));
    }

    private List<WriterEvent> Show(List<WriterEvent> events)
    {
        if (policy == UnsupportedPolicy.Refuse)
        {
            held.AddRange(events);
            return [];
        }

        HasShownText |= events.OfType<WriterEvent.Wrote>().Any();
        return events;
    }
}
