namespace EventSourcedOps.Domain.Tests;

internal static class DecisionAssertions
{
    extension<TEvent>(Decision<TEvent> decision) where TEvent : class
    {
        public void ShouldRecord(params IEnumerable<TEvent> expected)
        {
            decision.Refusal.ShouldBeNull();
            decision.Events.ShouldBe(expected);
        }

        public void ShouldRecordNothing() => decision.ShouldRecord();

        public void ShouldRefuse(Refusal expected)
        {
            decision.Refusal.ShouldBe(expected);
            decision.Events.ShouldBeEmpty();
        }
    }
}
