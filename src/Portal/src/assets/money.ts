import i18next from "i18next";

/** An amount as people in the viewer's language write it. */
export function money(amount: number | null | undefined, currency: string): string | null {
  if (amount === null || amount === undefined) return null;
  try {
    return new Intl.NumberFormat(i18next.language, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(amount);
  } catch {
    // Three letters that no bank knows.
    return `${currency} ${amount}`;
  }
}
