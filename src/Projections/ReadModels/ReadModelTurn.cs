using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Feeds;
using Npgsql;

namespace EventSourcedOps.Projections.ReadModels;

/// <summary>Carries a page of the log into read models and the feed: rows, progress and feed positions are one transaction.</summary>
internal static class ReadModelTurn
{
    public static async Task Carry(NpgsqlConnection connection, TurnGround ground, Recorded[] page, CancellationToken cancellation)
    {
        try
        {
            await Carry(connection, ground.Models, page, [FeedSequencer.Append(page)], cancellation);
        }
        catch (Exception fault) when (IsOfOneModel(fault) && ground.Models.Count > 0)
        {
            // Something of one model cannot be stored. Alone, each of the others can; it stays behind, where it is tried again and told of.
            await Undo(connection);
            await Carry(connection, [], page, [FeedSequencer.Append(page)], cancellation);
            foreach (var model in ground.Models)
                try
                {
                    await Carry(connection, [model], page, [], cancellation);
                }
                catch (Exception its) when (IsOfOneModel(its))
                {
                    await Undo(connection);
                }
        }
    }

    private static bool IsOfOneModel(Exception fault) => fault is not (OperationCanceledException or NpgsqlException { IsTransient: true });

    private static async Task Undo(NpgsqlConnection connection)
    {
        await using var undo = new NpgsqlCommand("rollback", connection);
        await undo.ExecuteNonQueryAsync();
    }

    private static async Task Carry(
        NpgsqlConnection connection, IReadOnlyList<ModelStanding> models, Recorded[] page, IEnumerable<NpgsqlBatchCommand> more,
        CancellationToken cancellation)
    {
        var carried = models.Where(standing => standing.Position < page[^1].Position).Select(standing => new CarriedModel(standing, page)).ToArray();
        await Load(connection, carried, cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("begin"));
        // Rows and progress are lost together and folded again, so nobody has to wait for the disk; commands that commit meanwhile least.
        batch.BatchCommands.Add(new("set local synchronous_commit = off"));
        if (carried.Length > 0) batch.BatchCommands.Add(Take(carried, page[^1].Position));
        foreach (var statement in carried.SelectMany(model => model.Fold()).Concat(more)) batch.BatchCommands.Add(statement);
        if (carried.Any(model => model.IsChanged))
            batch.BatchCommands.Add(new("select pg_notify($1, name) from unnest($2) as n(name)")
            {
                Parameters =
                {
                    new() { Value = ReadModelTable.Channel },
                    new() { Value = carried.Where(model => model.IsChanged).Select(model => model.Standing.Model.Name).ToArray() },
                },
            });
        batch.BatchCommands.Add(new("commit"));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Before anything is written: the models still stand where they were seen, and their progress is held.</summary>
    private static NpgsqlBatchCommand Take(CarriedModel[] carried, long upTo) => new("select read.take_turn($1, $2, $3, $4, $5)")
    {
        Parameters =
        {
            new() { Value = carried.Select(model => model.Standing.Model.Name).ToArray() },
            new() { Value = carried.Select(model => model.Standing.Model.Shard).ToArray() },
            new() { Value = carried.Select(model => model.Standing.Epoch).ToArray() },
            new() { Value = carried.Select(model => model.Standing.Position).ToArray() }, new() { Value = upTo },
        },
    };

    private static async Task Load(NpgsqlConnection connection, CarriedModel[] carried, CancellationToken cancellation)
    {
        var concerned = carried.Where(model => model.Keys.Length > 0).ToArray();
        if (concerned.Length == 0) return;
        await using var batch = new NpgsqlBatch(connection);
        foreach (var model in concerned) batch.BatchCommands.Add(ReadModelTable.Current(model.Standing.Model.Table, model.Keys));
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        foreach (var model in concerned)
        {
            await model.Read(rows, cancellation);
            await rows.NextResultAsync(cancellation);
        }
    }

    /// <summary>A model with the events of the page that are still new to it.</summary>
    private sealed class CarriedModel
    {
        private readonly RowFold fold;
        private readonly Recorded[] news;

        public CarriedModel(ModelStanding standing, Recorded[] page)
        {
            var types = standing.Model.Events;
            Standing = standing;
            fold = new(standing.Model);
            news = [.. page.Where(happened => happened.Position > standing.Position && types.Contains(happened.Fact.GetType()))];
            Keys = [.. news.SelectMany(standing.Model.KeysOf).Distinct()];
            foreach (var key in standing.Held) fold.Hold(key);
        }

        public ModelStanding Standing { get; }

        public Guid[] Keys { get; }

        public bool IsChanged => fold.Changed.Count > 0;

        public Task Read(NpgsqlDataReader rows, CancellationToken cancellation) => ReadModelTable.Read(rows, Standing.Model, fold, cancellation);

        /// <summary>What is to be stored then.</summary>
        public IEnumerable<NpgsqlBatchCommand> Fold()
        {
            foreach (var failure in news.SelectMany(fold.Apply)) yield return DeadLetter(failure);
            foreach (var statement in ReadModelTable.Store(Standing.Model, Standing.Model.Table, fold)) yield return statement;
        }

        private NpgsqlBatchCommand DeadLetter(FoldFailure failure) => new(
            "insert into read.dead_letters (model, key, stream, position, type, fault) values ($1, $2, $3, $4, $5, $6) on conflict do nothing")
        {
            Parameters =
            {
                new() { Value = Standing.Model.Name }, new() { Value = failure.Key }, new() { Value = failure.Happened.Stream },
                new() { Value = failure.Happened.Position }, new() { Value = failure.Happened.Type }, new() { Value = failure.Fault.ToString() },
            },
        };
    }
}
