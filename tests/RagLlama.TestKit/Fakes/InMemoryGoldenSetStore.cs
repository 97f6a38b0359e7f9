using RagLlama.Evaluation.Golden;

namespace RagLlama.TestKit.Fakes;

public sealed class InMemoryGoldenSetStore(TimeProvider? time = null) : IGoldenSetStore
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, (DateTimeOffset UpdatedAt, List<GoldenQuestion> Questions)> _sets = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<GoldenSet>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<GoldenSet>>([.. _sets.Select(s => new GoldenSet(s.Key, s.Value.UpdatedAt, s.Value.Questions.Count))]);
        }
    }

    public async Task<GoldenSet?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(s => s.Name == name);

    public Task<bool> CreateAsync(string name, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_sets.TryAdd(name, (_time.GetUtcNow(), [])));
        }
    }

    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_sets.Remove(name));
        }
    }

    public Task<IReadOnlyList<GoldenQuestion>> ReadAsync(string name, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<GoldenQuestion>>(_sets.TryGetValue(name, out var set) ? [.. set.Questions] : []);
        }
    }

    public Task<bool> SaveAsync(string name, IReadOnlyList<GoldenQuestion> questions, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_sets.TryGetValue(name, out var set))
            {
                return Task.FromResult(false);
            }

            foreach (var question in questions)
            {
                var at = set.Questions.FindIndex(q => q.Id == question.Id);
                if (at >= 0)
                {
                    set.Questions[at] = question;
                }
                else
                {
                    set.Questions.Add(question);
                }
            }

            _sets[name] = (_time.GetUtcNow(), set.Questions);
            return Task.FromResult(true);
        }
    }

    public Task<bool> RemoveQuestionAsync(string name, string questionId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var removed = _sets.TryGetValue(name, out var set) && set.Questions.RemoveAll(q => q.Id == questionId) == 1;
            if (removed)
            {
                _sets[name] = (_time.GetUtcNow(), set.Questions);
            }

            return Task.FromResult(removed);
        }
    }
}
