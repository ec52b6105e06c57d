import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { useMay } from "@/kit/state/viewer";
import { ItemPicker } from "./ItemPicker";

const [most, shown] = [200, 8];

const Suggestions = graphql(`
  query AffectedSuggestions($of: [ID!]!) {
    impact(of: $of, depth: 3) { count outside items(first: 50) { steps item { id name } } }
  }
`);

interface Control {
  value?: string[];
  onChange?: (value: string[]) => void;
  id?: string;
}

/** The items that a change works on; what falls with them is suggested, nearest first, and a person decides. */
export function AffectedPicker({ value = [], onChange, id }: Control) {
  const { t } = useTranslation();
  const may = useMay("topology.read");
  const [{ data }] = useQuery({ query: Suggestions, variables: { of: value.slice(0, most) }, pause: !may || value.length === 0 });
  const impact = value.length > 0 ? data?.impact : undefined;
  const others = (impact?.items ?? []).filter(({ item }) => item.name && !value.includes(item.id)).slice(0, shown);
  return (
    <>
      <ItemPicker id={id} value={value} onChange={onChange} />
      {impact && impact.count > 0 && (
        <section className="suggested-items" aria-label={t("changes:plan.suggested")}>
          <span className="faint">{t("changes:plan.falls", { count: impact.count })}</span>
          {others.map(({ item, steps }) => (
            <Button
              key={item.id}
              size="small"
              title={t("changes:plan.steps", { count: steps })}
              aria-label={t("changes:plan.add", { name: item.name })}
              onClick={() => onChange?.([...value, item.id])}
            >
              + {item.name}
            </Button>
          ))}
        </section>
      )}
    </>
  );
}
