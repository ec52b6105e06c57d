import "./search.css";
import FilterOutlined from "@ant-design/icons/es/icons/FilterOutlined";
import Button from "antd/es/button";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** What is known of a line or a span, one below the other. */
export const KnownTable = ({ children }: { children: ReactNode }) => (
  <table className="plain-table known-table">
    <tbody>{children}</tbody>
  </table>
);

interface Props {
  name: string;
  value: string;
  ofWriter?: boolean;
  /** Narrows a search to what has the same. */
  onFilter?: () => void;
}

export function Known({ name, value, ofWriter, onFilter }: Props) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">
        {name}
        {ofWriter && <span className="known-of-writer">{t("telemetry:ofWriter")}</span>}
      </th>
      <td className="pre">{value}</td>
      <td className="right">
        {onFilter && (
          <Button
            size="small"
            type="text"
            icon={<FilterOutlined />}
            aria-label={t("telemetry:filterBy", { filter: `${name} = ${value}` })}
            onClick={onFilter}
          />
        )}
      </td>
    </tr>
  );
}
