import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { AllowedLink } from "@/kit/Allowed";
import { graphql } from "@/kit/api/graphql";
import { useLandscape } from "@/kit/landscape";
import type { ItemChange } from "./ItemQuery";
import type { Definition } from "./ItemRow";
import { ItemValue } from "./ItemValue";
import { useItemLink } from "./useItemLink";
import { useRelationKinds } from "./useItemTypes";
import { useWording } from "./wording";

const NamesQuery = graphql(`
  query ItemNames($ids: [ID!]!) { configurationItems(first: 200, filter: { ids: $ids }) { nodes { id name } } }
`);

const [relation, file] = ["@relation:", "@file:"];

interface Props {
  changes: readonly ItemChange[];
  definitions: readonly Definition[];
}

/** What is different, side by side: what it was on the left, what it became on the right. */
export function ChangeTable({ changes, definitions }: Props) {
  const { t } = useTranslation();
  return (
    <table className="plain-table diff-table">
      <thead>
        <tr>
          <th>{t("configuration:attributes.name")}</th>
          <th>{t("configuration:versions.before")}</th>
          <th>{t("configuration:versions.after")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change, i) => (
          <tr key={i} className={change.inForce ? "" : "diff-rejected"}>
            <td>
              <ChangeName change={change} definitions={definitions} />
            </td>
            <td className={change.before === null ? "" : "diff-before"}>
              <Side change={change} value={change.before} definitions={definitions} />
            </td>
            <td className={change.after === null ? "" : "diff-after"}>
              <Side change={change} value={change.after} definitions={definitions} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ChangeName({ change: { key, inForce }, definitions }: { change: ItemChange; definitions: readonly Definition[] }) {
  const { t } = useTranslation();
  const word = useWording();
  const { kinds } = useRelationKinds();
  const definition = definitions.find((one) => one.key === key);
  if (key.startsWith(relation)) return word(kinds.find((kind) => kind.key === key.slice(relation.length))?.name);
  if (key.startsWith(file)) return key.slice(file.length);
  if (key.startsWith("@")) return t(`configuration:changes.${key.slice(1)}`, { defaultValue: key.slice(1) });
  return (
    <>
      {definition ? word(definition.name) : key} {!inForce && <span className="faint">{t("configuration:versions.rejected")}</span>}
    </>
  );
}

const noDefinition: Pick<Definition, "kind" | "unit" | "choices"> = { kind: "TEXT", unit: null, choices: [] };
const enums: Record<string, string> = { "@stage": "Stage", "@importance": "Importance", "@label": "DataLabel" };
const [shortDigest, upperCase] = [12, /(?<!^)([A-Z])/g];

function Side({ change: { key }, value, definitions }: { change: ItemChange; value: string | null; definitions: readonly Definition[] }) {
  const { t } = useTranslation();
  const landscape = useLandscape();
  if (value === null) return <span className="faint">—</span>;
  const definition = definitions.find((one) => one.key === key);
  if (key.startsWith(relation) || definition?.kind === "REFERENCE") return <ItemName id={value} />;
  if (key.startsWith(file)) return <code>{value.slice(0, shortDigest)}</code>;
  if (enums[key]) return t(`enums:${enums[key]}.${value.replace(upperCase, "_$1").toUpperCase()}`);
  if (key === "@team") return landscape?.teams.nodes.find((team) => team.id === value)?.name ?? value;
  if (key === "@service") return landscape?.services.nodes.find((service) => service.id === value)?.name ?? value;
  if (key === "@change")
    return (
      <AllowedLink operation="change.read" to={`/changes/${value}`}>
        {t("configuration:planned.change")}
      </AllowedLink>
    );
  return <ItemValue definition={definition ?? noDefinition} value={value} />;
}

function ItemName({ id }: { id: string }) {
  const { t } = useTranslation();
  const linkTo = useItemLink();
  const [{ data }] = useQuery({ query: NamesQuery, variables: { ids: [id] } });
  const item = data?.configurationItems.nodes[0];
  if (item) return <Link to={linkTo(id)}>{item.name}</Link>;
  return <span className="faint">{data ? t("configuration:relations.hidden") : "…"}</span>;
}
