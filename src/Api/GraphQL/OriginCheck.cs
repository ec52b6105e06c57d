namespace EventSourcedOps.Api.GraphQL;

/// <summary>Browsers tell where a call comes from; a foreign page must not use our user's session.</summary>
internal static class OriginCheck
{
    public static bool Passes(HttpRequest request, GraphQLOptions options)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0) return true; // Not a browser: there is no session to ride on.
        if (options.Origins.Contains(origin)) return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
