import { useTranslation } from "react-i18next";
import { reasonOf } from "@/kit/command/answer";

export type State = "RUNNING" | "ENDED" | "FAILED" | "UNDOING" | "UNDONE";

const tones: Record<State, string> = {
  RUNNING: "status-in-progress",
  ENDED: "status-resolved",
  FAILED: "status-failed",
  UNDOING: "status-in-progress",
  UNDONE: "status-closed",
};

export function ImportStanding({ state }: { state: State }) {
  const { t } = useTranslation();
  return <span className={`status ${tones[state]}`}>{t(`enums:ImportState.${state}`)}</span>;
}

export interface Fault {
  place: string;
  column: string | null;
  code: string;
  reason: string;
  count: number;
}

/** What could not be read, with its place. */
export function Faults({ faults }: { faults: readonly Fault[] }) {
  const { t } = useTranslation();
  const name = (key: string) => t(`imports:faults.${key}`);
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{name("place")}</th>
          <th>{name("column")}</th>
          <th>{name("reason")}</th>
          <th className="right">{name("count")}</th>
        </tr>
      </thead>
      <tbody>
        {faults.map((fault) => (
          <tr key={`${fault.place} ${fault.column} ${fault.code}`}>
            <td>{fault.place}</td>
            <td>{fault.column}</td>
            <td>{reasonOf(fault, t)}</td>
            <td className="right">{fault.count.toLocaleString()}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Model {
  model: string;
  read: number;
  items: number;
  attributes: number;
  links: number;
  relations: number;
  skipped: readonly { reason: string; code: string | null; count: number }[];
}

/** What became of each kind of record; the last line sums up. */
export function Models({ models }: { models: readonly Model[] }) {
  const { t } = useTranslation();
  const name = (key: string) => t(`imports:models.${key}`);
  const figures = ["read", "items", "attributes", "links", "relations"] as const;
  const skipped = (model: Model) => model.skipped.reduce((sum, skip) => sum + skip.count, 0);
  const sum = (of: (model: Model) => number) => models.reduce((all, model) => all + of(model), 0).toLocaleString();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{name("model")}</th>
          {figures.map((figure) => (
            <th key={figure} className="right">
              {name(figure)}
            </th>
          ))}
          <th className="right">{name("skipped")}</th>
          <th>{name("reason")}</th>
        </tr>
      </thead>
      <tbody>
        {models.map((model) => (
          <tr key={model.model}>
            <td>{model.model}</td>
            {figures.map((figure) => (
              <td key={figure} className="right">
                {model[figure].toLocaleString()}
              </td>
            ))}
            <td className="right">{skipped(model).toLocaleString()}</td>
            <td className="faint">
              {model.skipped.map((skip) => t(`imports:skips.${skip.code}`, { defaultValue: skip.reason })).join(" ")}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th>{name("sum")}</th>
          {figures.map((figure) => (
            <td key={figure} className="right">
              {sum((model) => model[figure])}
            </td>
          ))}
          <td className="right">{sum(skipped)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}
