import type { TFunction } from "i18next";

/** Who did something: people by their login, the product's own processes by what they are for. */
export function whoName(login: string | null, t: TFunction): string | undefined {
  return login ? t(`kit:processes.${login}`, { defaultValue: login }) : undefined;
}
