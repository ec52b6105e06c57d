using System.Diagnostics;
using EventSourcedOps.Application.WritePath;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>Where mutations hand in their commands, with the caller of this request.</summary>
public sealed class CommandDesk(CommandGate gate, Caller caller)
{
    public Task<Outcome> Send(Command command) => gate.Send(new(command, caller, Correlation: Activity.Current?.TraceId.ToHexString()));
}
