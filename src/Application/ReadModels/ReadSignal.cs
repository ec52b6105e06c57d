using System.Collections.Concurrent;
using EventSourcedOps.Application.WritePath;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>Tells which read model just became newer, on whatever node that happened.</summary>
public sealed class ReadSignal
{
    private readonly ConcurrentDictionary<string, CommitSignal> models = new(StringComparer.Ordinal);

    public CommitSignal Of(string model) => models.GetOrAdd(model, _ => new());

    public void RaiseAll()
    {
        foreach (var model in models.Values) model.Raise();
    }
}
