import Select from "antd/es/select";
import { useTranslation } from "react-i18next";

export interface ColumnMapping {
  column: string;
  role: "ATTRIBUTE" | "KEY" | "STAGE" | "RELATION";
  of: string | null;
}

export interface Meaning {
  role: ColumnMapping["role"];
  of: string | null;
  label: string;
}

const keyOf = ({ role, of }: { role: string; of: string | null }) => `${role} ${of ?? ""}`;

/** What each column says; a column that says nothing is left out. */
export function ColumnMappings({
  columns,
  mapping,
  meanings,
  onChange,
}: {
  columns: readonly string[];
  mapping: readonly ColumnMapping[];
  meanings: readonly Meaning[];
  onChange: (mapping: ColumnMapping[]) => void;
}) {
  const { t } = useTranslation();
  const options = meanings.map((meaning) => ({
    value: keyOf(meaning),
    label: meaning.role === "RELATION" ? `→ ${meaning.label}` : meaning.label,
  }));
  const change = (column: string, value: string | undefined) => {
    const meaning = meanings.find((known) => keyOf(known) === value);
    const others = mapping.filter((known) => known.column !== column);
    onChange(meaning ? [...others, { column, role: meaning.role, of: meaning.of }] : others);
  };
  return (
    <div className="import-columns">
      {columns.map((column) => {
        const known = mapping.find((one) => one.column === column);
        return (
          <div key={column}>
            <span>{column}</span>
            <Select
              aria-label={column}
              allowClear
              placeholder={t("imports:wizard.ignored")}
              value={known && keyOf(known)}
              options={options}
              onChange={(value) => change(column, value)}
              showSearch={{ optionFilterProp: "label" }}
              popupMatchSelectWidth={false}
            />
          </div>
        );
      })}
    </div>
  );
}
