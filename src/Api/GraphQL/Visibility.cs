using System.Runtime.CompilerServices;

// Scanners and caches are tested by themselves: through HTTP only their sum would show.
[assembly: InternalsVisibleTo("EventSourcedOps.Api.Tests")]
