using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("EventSourcedOps.Benchmarks")]
