using System.Net.Sockets;
using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Projections.Tests.EventLog;

public sealed class TriedAgainTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.SerializationFailure, true)]
    [InlineData(PostgresErrorCodes.CannotConnectNow, true)]
    [InlineData(PostgresErrorCodes.AdminShutdown, false)]
    [InlineData(PostgresErrorCodes.CrashShutdown, false)]
    [InlineData(PostgresErrorCodes.InsufficientPrivilege, false)]
    public void What_PostgreSQL_says_is_tried_again_where_nothing_can_stand(string code, bool again) =>
        TriedAgain.CannotStand(new InvalidOperationException("A batch failed.", new PostgresException("It failed.", "ERROR", "ERROR", code))).ShouldBe(again);

    [Fact]
    public void A_connection_that_never_came_is_tried_again_and_one_that_was_lost_is_not()
    {
        TriedAgain.CannotStand(new NpgsqlException("Failed to connect", new SocketException())).ShouldBeTrue();
        TriedAgain.CannotStand(new NpgsqlException("Exception while reading from stream", new IOException("reset", new SocketException()))).ShouldBeFalse();
        TriedAgain.CannotStand(new NpgsqlException("Exception while reading from stream", new EndOfStreamException())).ShouldBeFalse();
        TriedAgain.CannotStand(new NpgsqlException("Exception while reading from stream", new TimeoutException())).ShouldBeFalse();
    }
}
