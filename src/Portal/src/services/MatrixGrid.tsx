import Select from "antd/es/select";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";
import { optionsOf, orders } from "@/kit/enums";
import { PriorityTag } from "@/kit/tags";

export interface Cell {
  impact: EnumOf<"Impact">;
  urgency: EnumOf<"Urgency">;
  priority: EnumOf<"Priority">;
}

const at = (cells: readonly Cell[], impact: string, urgency: string) =>
  cells.find((cell) => cell.impact === impact && cell.urgency === urgency);

/** Impact downwards, urgency across; where other cells are given, what differs from them is marked. */
export function MatrixGrid({ cells, unlike }: { cells: readonly Cell[]; unlike?: readonly Cell[] }) {
  return (
    <Grid
      render={(impact, urgency) => {
        const priority = at(cells, impact, urgency)?.priority;
        const differs = unlike && at(unlike, impact, urgency)?.priority !== priority;
        return (
          <span className={differs ? "matrix-changed" : undefined}>
            <PriorityTag priority={priority} />
          </span>
        );
      }}
    />
  );
}

/** The same to fill in. */
export function MatrixEditor({ value = [], onChange }: { value?: Cell[]; onChange?: (cells: Cell[]) => void }) {
  const { t } = useTranslation();
  const change = (impact: string, urgency: string, priority: Cell["priority"]) =>
    onChange?.(value.map((cell) => (cell.impact === impact && cell.urgency === urgency ? { ...cell, priority } : cell)));
  return (
    <Grid
      render={(impact, urgency) => (
        <Select
          value={at(value, impact, urgency)?.priority}
          options={optionsOf("Priority", t)}
          aria-label={`${t(`enums:Impact.${impact}`)} × ${t(`enums:Urgency.${urgency}`)}`}
          onChange={(priority) => change(impact, urgency, priority)}
        />
      )}
    />
  );
}

function Grid({ render }: { render: (impact: Cell["impact"], urgency: Cell["urgency"]) => ReactNode }) {
  const { t } = useTranslation();
  return (
    <table className="matrix">
      <thead>
        <tr>
          <td />
          {orders.Urgency.map((urgency) => (
            <th key={urgency} scope="col">
              <small>{t("services:matrix.urgency")}</small> {t(`enums:Urgency.${urgency}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {orders.Impact.map((impact) => (
          <tr key={impact}>
            <th scope="row">
              <small>{t("services:matrix.impact")}</small> {t(`enums:Impact.${impact}`)}
            </th>
            {orders.Urgency.map((urgency) => (
              <td key={urgency}>{render(impact, urgency)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
