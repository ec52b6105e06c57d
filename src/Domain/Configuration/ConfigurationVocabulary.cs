namespace EventSourcedOps.Domain.Configuration;

/// <summary>Where an item stands in its life.</summary>
public enum Stage
{
    /// <summary>Wanted, not there yet.</summary>
    Planned,

    /// <summary>There, not in use.</summary>
    InStock,

    /// <summary>At work.</summary>
    InUse,

    /// <summary>Taken out of work for a while.</summary>
    Maintenance,

    /// <summary>At its end. It is never reported back to life, only restored on purpose.</summary>
    Retired,
}

/// <summary>How much hangs on an item.</summary>
public enum Importance
{
    /// <summary>The public is harmed when it fails.</summary>
    Core,

    /// <summary>An organisation is harmed when it fails.</summary>
    Important,

    /// <summary>Hardly anybody notices.</summary>
    Normal,
}

/// <summary>Whom the failure of one end of a relation harms.</summary>
public enum ImpactFlow
{
    /// <summary>Who points fails with what it points to: it stands on it.</summary>
    FromTarget,

    /// <summary>What is pointed to fails with who points: it is made of it.</summary>
    ToTarget,

    /// <summary>Neither: the two merely know each other.</summary>
    None,
}
