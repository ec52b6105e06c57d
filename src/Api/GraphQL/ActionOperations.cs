using System.Collections.Frozen;
using System.Text.Json;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>Every action on a thing is the operation of the same name: RaiseIncident of an alert is alert.raise-incident.</summary>
internal static class ActionOperations
{
    public static FrozenDictionary<TAction, string> Of<TAction>(string noun) where TAction : struct, Enum => Enum.GetValues<TAction>()
        .ToFrozenDictionary(action => action, action => $"{noun}.{JsonNamingPolicy.KebabCaseLower.ConvertName(action.ToString())}");
}
