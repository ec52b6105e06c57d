namespace EventSourcedOps.Api;

/// <summary>What can be asked. Every shelf adds its fields in a part of this class.</summary>
public sealed partial class Query;

/// <summary>What can be done. Every shelf adds its commands in a part of this class.</summary>
public sealed partial class Mutation;

/// <summary>What can be watched. Every shelf adds its streams in a part of this class.</summary>
public sealed partial class Subscription;
