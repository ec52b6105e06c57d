using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>Why a record of a file comes to nothing.</summary>
/// <param name="Code">For programs, and for whoever says it in another language.</param>
/// <param name="Text">For people.</param>
internal sealed record SkipReason(string Code, string Text)
{
    public static readonly SkipReason Template     = new("template", "Template of a device type: says how devices are drawn up, not what is there.");
    public static readonly SkipReason Account      = new("account", "Account or right of NetBox itself.");
    public static readonly SkipReason Inner        = new("inner", "NetBox's own bookkeeping.");
    public static readonly SkipReason CablePath    = new("cable-path", "Follows from cables and ports, and is walked anew from them.");
    public static readonly SkipReason Slot         = new("slot", "A slot; what sits in it is an item of its own.");
    public static readonly SkipReason NoType       = new("no-type", "No type of configuration items stands for it.");
    public static readonly SkipReason CableMissing = new("cable-missing", "Its cable is not in the dump.");
    public static readonly SkipReason PlugMissing  = new("plug-missing", "What it is plugged into is not in the dump.");
    public static readonly SkipReason CircuitMissing = new("circuit-missing", "Its circuit is not in the dump.");
    public static readonly SkipReason NoContact    = new("no-contact", "What it assigns is no item, or the contact is not in the dump.");
    public static readonly SkipReason RackMissing  = new("rack-missing", "Its rack is not in the dump.");
    public static readonly SkipReason Unreadable   = new("unreadable", "The row cannot be read, or tells an item a second time.");
    public static readonly SkipReason EndMissing   = new("end-missing", "One of its ends is not in the graph.");
    public static readonly SkipReason SecondLine   = new("second-line", "A second line between the same two, or from one to itself.");

    public SkipCount Times(int count) => new(Text, count, Code);
}
