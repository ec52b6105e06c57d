import type { TFunction } from "i18next";

interface Called {
  people?: { person: string; onCall?: { level: number } | null }[];
  channels?: string[];
}

/** People were called, or a room was told, or nobody was there. */
export const variantOfCall = ({ people = [], channels = [] }: Called) =>
  people.length > 0 ? "" : channels.length > 0 ? "-room" : "-nobody";

/** Who was called, each with the level of the roster that they stand for. */
export function calledOf({ people = [] }: Called, t: TFunction, person: (login: string) => string | undefined): string {
  const words = people.map((one) =>
    one.onCall ? t("incidents:call.withLevel", { person: person(one.person), level: one.onCall.level }) : person(one.person),
  );
  return words.join(t("services:comma"));
}
