import type { TFunction } from "i18next";

/** An operation in words; its own name where there are none yet. */
export function operationName(operation: string, t: TFunction): string {
  return t(`operations:${operation}`, { defaultValue: operation });
}
