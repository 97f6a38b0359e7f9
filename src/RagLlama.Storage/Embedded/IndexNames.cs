using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using RagLlama.Security;

namespace RagLlama.Storage.Embedded;

/// <summary>Names that the index file numbers: access lists, sources, languages.</summary>
internal sealed class IndexNames
{
    private readonly NameTable _accessSets = new("access_sets");
    private readonly Dictionary<string, List<int>> _opens = new(StringComparer.Ordinal);

    public NameTable Sources { get; } = new("sources");

    public NameTable Languages { get; } = new("languages");

    public void Refresh(IndexReader reader, SqliteTransaction transaction)
    {
        _accessSets.Refresh(reader, transaction, Enter);
        Sources.Refresh(reader, transaction);
        Languages.Refresh(reader, transaction);
    }

    /// <summary>Numbers of the access lists that name one of the asker's principals, some perhaps more than once.</summary>
    public List<int> AccessSetsOf(AccessFilter access)
    {
        var sets = new List<int>();
        foreach (var principal in access.Principals)
        {
            if (_opens.TryGetValue(principal.Value, out var opened))
            {
                sets.AddRange(opened);
            }
        }

        return sets;
    }

    private void Enter(int number, string principals)
    {
        foreach (var principal in principals.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            ref var opened = ref CollectionsMarshal.GetValueRefOrAddDefault(_opens, principal, out _);
            (opened ??= []).Add(number);
        }
    }
}
