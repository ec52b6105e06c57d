using System.Text.Json.Nodes;

namespace EventSourcedOps.Api.Access.Scim;

/// <summary>SCIM 2.0 (RFC 7643, 7644): a directory tells who works here, and who does not any more.</summary>
internal static class ScimEndpoints
{
    private const string Reads = "scim.read";
    private const string Writes = "scim.write";

    public static IServiceCollection AddScim(this IServiceCollection services) => services.AddSingleton<ScimUsers>().AddSingleton<ScimGroups>();

    public static void MapScim(this WebApplication app)
    {
        var (users, groups) = (app.Services.GetRequiredService<ScimUsers>(), app.Services.GetRequiredService<ScimGroups>());
        Map(HttpMethods.Get, "/ServiceProviderConfig", Reads, ask => ask.Answer(StatusCodes.Status200OK, ScimSchemas.Provider(ask.Root)));
        Map(HttpMethods.Get, "/ResourceTypes", Reads, ask => ask.List(ScimSchemas.ResourceTypes(ask.Root)));
        Map(HttpMethods.Get, "/ResourceTypes/{id}", Reads, ask => One(ask, ScimSchemas.ResourceTypes(ask.Root)));
        Map(HttpMethods.Get, "/Schemas", Reads, ask => ask.List(ScimSchemas.Schemas(ask.Root)));
        Map(HttpMethods.Get, "/Schemas/{id}", Reads, ask => One(ask, ScimSchemas.Schemas(ask.Root)));
        Map(HttpMethods.Get, "/Users", Reads, users.List);
        Map(HttpMethods.Get, "/Users/{id}", Reads, users.Show);
        Map(HttpMethods.Post, "/Users", Writes, users.Create);
        Map(HttpMethods.Put, "/Users/{id}", Writes, users.Replace);
        Map(HttpMethods.Patch, "/Users/{id}", Writes, users.Patch);
        Map(HttpMethods.Delete, "/Users/{id}", Writes, users.Delete);
        Map(HttpMethods.Get, "/Groups", Reads, groups.List);
        Map(HttpMethods.Get, "/Groups/{id}", Reads, groups.Show);
        Map(HttpMethods.Post, "/Groups", Writes, groups.Create);
        Map(HttpMethods.Put, "/Groups/{id}", Writes, groups.Replace);
        Map(HttpMethods.Patch, "/Groups/{id}", Writes, groups.Patch);
        Map(HttpMethods.Delete, "/Groups/{id}", Writes, groups.Delete);

        void Map(string method, string path, string operation, Func<ScimAsk, Task> answer) =>
            app.MapMethods(ScimSchemas.Root + path, [method], http => Answer(http, answer)).RequireOperation(operation).RequireRateLimiting(RateLimits.GraphQL);
    }

    private static async Task Answer(HttpContext http, Func<ScimAsk, Task> answer)
    {
        var ask = new ScimAsk(http);
        try
        {
            await answer(ask);
        }
        catch (ScimFault fault)
        {
            await ask.Refuse(fault);
        }
    }

    private static Task One(ScimAsk ask, IEnumerable<JsonObject> all) =>
        ask.Answer(StatusCodes.Status200OK, all.FirstOrDefault(one => one["id"]!.GetValue<string>() == ask.Id) ?? throw ScimFault.Unknown(ask.Id));
}
