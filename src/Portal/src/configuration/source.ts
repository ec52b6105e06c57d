/** The source of what somebody fills in here. */
export const byHand = "manual";
