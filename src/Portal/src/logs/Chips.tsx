import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { useUrlState } from "@/kit/state/url";
import { attributeOf } from "./filter";

/** What else narrows the search, each to be taken away again. */
export function Chips() {
  const { t } = useTranslation();
  const url = useUrlState();
  const attributes = url.all("attr");
  const chips = [
    ...(["instance", "trace"] as const).flatMap((name) => {
      const value = url.get(name);
      return value ? [{ words: `${t(`logs:facts.${name}`)} = ${value}`, remove: () => url.set({ [name]: null }) }] : [];
    }),
    ...attributes.map((text) => {
      const { name, value } = attributeOf(text);
      return { words: `${name} = ${value}`, remove: () => url.set({ attr: attributes.filter((other) => other !== text) }) };
    }),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className="log-chips" aria-label={t("logs:chips")}>
      {chips.map(({ words, remove }) => (
        <li key={words}>
          <Button size="small" title={words} aria-label={t("logs:remove", { filter: words })} onClick={remove}>
            <span className="clip">{words}</span> ×
          </Button>
        </li>
      ))}
    </ul>
  );
}
