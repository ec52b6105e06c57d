using System.Text.Json;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Domain;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>How much comes in at once: so many requests of so many bytes. Who finds no seat is told when to come back.</summary>
public sealed class SignalDoor : IDisposable
{
    public const int MostBytes = 4 << 20;

    /// <summary>Alerts in one request.</summary>
    public const int MostAlerts = 5_000;

    internal const int Seats = 16;
    private const string RetryAfter = "5";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { MaxDepth = 8 };
    private static readonly Refusal Full = new("busy", "Too much comes in at once. Send it again when the answer's Retry-After says.");
    private static readonly Refusal TooLarge = new("too-large", $"Send at most {MostBytes} bytes at once.");
    private static readonly Refusal Unreadable = new("malformed", "The body is not the JSON that is meant here.");

    private readonly SemaphoreSlim seats = new(Seats, Seats);

    /// <summary>Reads the body, has it answered, and answers for whoever could not come in.</summary>
    internal async Task<IResult> Enter<TForm>(HttpContext http, Func<TForm, Task<IResult>> answer) where TForm : class
    {
        if (!await seats.WaitAsync(0)) return Later(http, Full);
        try
        {
            if (http.Request.ContentLength > MostBytes || await http.Request.Body.ReadAtMost(MostBytes, http.RequestAborted) is not { } body)
                return Problem(TooLarge, StatusCodes.Status413PayloadTooLarge);
            return Read<TForm>(body) is { } form ? await answer(form) : Problem(Unreadable, StatusCodes.Status400BadRequest);
        }
        finally
        {
            seats.Release();
        }
    }

    public void Dispose() => seats.Dispose();

    /// <summary>503, with the time to come back.</summary>
    internal static IResult Later(HttpContext http, Refusal refusal)
    {
        http.Response.Headers.RetryAfter = RetryAfter;
        return Problem(refusal, StatusCodes.Status503ServiceUnavailable);
    }

    internal static IResult Problem(Refusal refusal, int status) => Results.Problem(
        refusal.Reason, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = refusal.Code });

    private static TForm? Read<TForm>(byte[] body) where TForm : class
    {
        try
        {
            return JsonSerializer.Deserialize<TForm>(body, Form);
        }
        catch (JsonException)
        {
            return null; // said to the sender as such
        }
    }
}
