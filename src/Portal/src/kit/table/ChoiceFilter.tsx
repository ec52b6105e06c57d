import Select from "antd/es/select";
import type { Option } from "@/kit/command/fields";
import { useUrlState } from "@/kit/state/url";

interface Props {
  name: string;
  label: string;
  options: Option[];
  single?: boolean;
  /** A parameter that says nothing once another value is chosen here. */
  clears?: string;
}

/** Any of several values, in the URL. */
export function ChoiceFilter({ name, label, options, single, clears }: Props) {
  const url = useUrlState();
  const value = single ? url.get(name) : url.all(name);
  return (
    <Select
      className="choice-filter"
      mode={single ? undefined : "multiple"}
      maxTagCount={0}
      maxTagPlaceholder={(chosen) => (chosen.length === 1 ? chosen[0]!.label : `${label} · ${chosen.length}`)}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={value}
      options={options}
      placeholder={label}
      aria-label={label}
      popupMatchSelectWidth={false}
      onChange={(next) => url.set({ [name]: next as string | string[], ...(clears && { [clears]: null }) })}
    />
  );
}

/** Each choice with how many it leaves. */
export const counted = (options: Option[], counts: ReadonlyMap<string, number>): Option[] =>
  options.map((option) => ({ ...option, label: `${option.label} (${counts.get(option.value) ?? 0})` }));
