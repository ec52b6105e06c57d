namespace EventSourcedOps.Domain.Configuration;

/// <summary>Which of an item's values nobody else may have.</summary>
public static class ItemUniqueness
{
    extension(ConfigurationItem item)
    {
        /// <summary>Ids of the values that no other item may have as long as this one has them. Retired items let go of theirs.</summary>
        public IEnumerable<Guid> UniqueValues(ItemModel model)
        {
            if (item.Stage == Stage.Retired || model.ShapeOf(item.Type) is not { Unique.IsEmpty: false } shape) yield break;
            foreach (var rule in shape.Unique)
                if (item.IdOf(rule) is { } id) yield return id;
        }

        private Guid? IdOf(UniqueRule rule)
        {
            var parts = new string[2 + rule.Keys.Length * 2];
            (parts[0], parts[1]) = ("unique-value", rule.Type);
            for (var i = 0; i < rule.Keys.Length; i++)
            {
                if ((item.ValueOf(rule.Keys[i]) ?? item.OnlyTarget(rule.Keys[i])) is not { } value) return null;
                (parts[2 + i * 2], parts[3 + i * 2]) = (rule.Keys[i], value);
            }

            return Ids.Derived(parts);
        }

        private string? OnlyTarget(string kind)
        {
            foreach (var end in item.Relations.Keys)
                if (end.Kind == kind) return end.Target.ToString();
            return null;
        }
    }
}
