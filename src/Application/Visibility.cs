using System.Runtime.CompilerServices;

// Guards look at what no caller needs: which commands have no validator.
[assembly: InternalsVisibleTo("EventSourcedOps.Api.Tests")]
[assembly: InternalsVisibleTo("EventSourcedOps.Application.Tests")]
