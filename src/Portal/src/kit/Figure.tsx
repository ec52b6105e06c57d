import type { ReactNode } from "react";

/** Figures beside each other, each under its name. */
export const Figures = ({ children }: { children: ReactNode }) => <dl className="figures-row">{children}</dl>;

export function Figure({ name, value, tone = "" }: { name: string; value: ReactNode; tone?: string }) {
  return (
    <div className="figure">
      <dt className="figure-name">{name}</dt>
      <dd className={`figure-value ${tone}`}>{value}</dd>
    </div>
  );
}
