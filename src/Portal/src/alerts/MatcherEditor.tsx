import DeleteOutlined from "@ant-design/icons/es/icons/DeleteOutlined";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { type Matcher, signs } from "./matchers";
import { SilencePreview } from "./SilencePreview";

const [longestName, longestValue, most] = [128, 400, 16];
const options = Object.entries(signs).map(([value, label]) => ({ value, label }));

interface Props {
  value?: Matcher[];
  onChange?: (value: Matcher[]) => void;
  id?: string;
  /** Whose alerts are meant, to show which of them. */
  organisation?: string;
}

/** Demands on labels, all of which an alert must meet, and what would meet them now. */
export function MatcherEditor({ value = [], onChange, id, organisation }: Props) {
  const { t } = useTranslation();
  const set = (i: number, change: Partial<Matcher>) => onChange?.(value.map((one, at) => (at === i ? { ...one, ...change } : one)));
  return (
    <div id={id}>
      {value.map((matcher, i) => (
        <div key={i} className="matcher">
          <Input
            maxLength={longestName}
            value={matcher.name}
            placeholder={t("alerts:silences.labelName")}
            aria-label={t("alerts:silences.nameOf", { number: i + 1 })}
            onChange={(event) => set(i, { name: event.target.value })}
          />
          <Select
            value={matcher.match}
            options={options}
            aria-label={t("alerts:silences.matchOf", { number: i + 1 })}
            onChange={(match) => set(i, { match })}
          />
          <Input
            maxLength={longestValue}
            value={matcher.value}
            placeholder={t("alerts:silences.labelValue")}
            aria-label={t("alerts:silences.valueOf", { number: i + 1 })}
            onChange={(event) => set(i, { value: event.target.value })}
          />
          <Button
            icon={<DeleteOutlined />}
            aria-label={t("alerts:silences.remove", { number: i + 1 })}
            onClick={() => onChange?.(value.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      {value.length < most && (
        <Button onClick={() => onChange?.([...value, { name: "", match: "IS", value: "" }])}>{t("alerts:silences.add")}</Button>
      )}
      <SilencePreview organisation={organisation} matchers={value} />
    </div>
  );
}
