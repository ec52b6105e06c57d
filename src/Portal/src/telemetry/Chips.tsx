import "./search.css";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { useUrlState } from "@/kit/state/url";
import { attributeOf } from "./attributes";

/** What else narrows the search, each to be taken away again; `named` are parameters of the URL and what they are called. */
export function Chips({ named }: { named: Record<string, string> }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const attributes = url.all("attr");
  const chips = [
    ...Object.entries(named).flatMap(([parameter, name]) => {
      const value = url.get(parameter);
      return value ? [{ words: `${name} = ${value}`, remove: () => url.set({ [parameter]: null }) }] : [];
    }),
    ...attributes.map((text) => {
      const { name, value } = attributeOf(text);
      return { words: `${name} = ${value}`, remove: () => url.set({ attr: attributes.filter((other) => other !== text) }) };
    }),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className="search-chips" aria-label={t("telemetry:chips")}>
      {chips.map(({ words, remove }) => (
        <li key={words}>
          <Button size="small" title={words} aria-label={t("telemetry:remove", { filter: words })} onClick={remove}>
            <span className="clip">{words}</span> ×
          </Button>
        </li>
      ))}
    </ul>
  );
}
