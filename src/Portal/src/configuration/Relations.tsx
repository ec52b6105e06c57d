import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CommandButton } from "@/kit/command/CommandButton";
import type { Field } from "@/kit/command/fields";
import { Panel } from "@/kit/Panel";
import { useAsOf } from "@/kit/time/asOf";
import { pages } from "@/pages";
import { UnrelateItem } from "./commands";
import { usePartOf } from "./ItemActions";
import { type ItemRelations, ItemRelationsQuery, type ItemWhole } from "./ItemQuery";
import { StageTag } from "./itemTags";
import { TypeIcon } from "./TypeIcon";
import { useItemLink } from "./useItemLink";
import { useRelationKinds } from "./useItemTypes";
import { useOfItem } from "./useOfItem";
import { useWording } from "./wording";

type Related = ItemRelations["relationsOut"][number]["target"];

interface Line {
  id: string;
  /** The kind, read from here. */
  words: string;
  kind: string;
  other: Related;
  otherId: string;
  relation: ItemRelations["relationsOut"][number] | ItemRelations["relationsIn"][number];
  isOurs: boolean;
}

const [longestReason, sure, most] = [2_000, 100, 200];
const topology = pages.find((page) => page.path === "topology");

/** What the item has to do with others, in both directions, kind by kind. */
export function Relations({ item, changes, onDone }: { item: ItemWhole; changes: number; onDone: () => void }) {
  const { t } = useTranslation();
  const itemId = item.id;
  const partOf = usePartOf(item);
  const lines = useLines(useOfItem(ItemRelationsQuery, itemId, changes)?.configurationItem);
  const headings = [...new Set(lines.map((line) => line.words))];
  return (
    <Panel
      title={t("configuration:relations.title")}
      extra={topology && <Link to={`/${topology.path}?around=${itemId}`}>{t("configuration:relations.topology")}</Link>}
    >
      {lines.length === 0 && <span className="faint">{t("configuration:relations.none")}</span>}
      {headings.map((heading) => (
        <div key={heading} className="relation-group">
          <h3>{heading}</h3>
          <ul className="link-list">
            {lines
              .filter((line) => line.words === heading)
              .map((line) => (
                <RelationLine key={line.id} itemId={itemId} line={line} partOf={partOf} onDone={onDone} />
              ))}
          </ul>
        </div>
      ))}
      {[true, false].some((isOurs) => lines.filter((line) => line.isOurs === isOurs).length >= most) && (
        <p className="faint">{t("configuration:relations.most", { count: most })}</p>
      )}
    </Panel>
  );
}

function useLines(item: ItemRelations | null | undefined): Line[] {
  const word = useWording();
  const { kinds } = useRelationKinds();
  const kindOf = (key: string | undefined) => kinds.find((kind) => kind.key === key);
  return [
    ...(item?.relationsOut ?? []).map((relation) => ({
      id: relation.id,
      words: word(kindOf(relation.kind?.key)?.name),
      kind: relation.kind?.key ?? "",
      other: relation.target,
      otherId: relation.targetId,
      relation,
      isOurs: true,
    })),
    ...(item?.relationsIn ?? []).map((relation) => ({
      id: relation.id,
      words: word(kindOf(relation.kind?.key)?.inverse),
      kind: relation.kind?.key ?? "",
      other: relation.from,
      otherId: relation.fromId,
      relation,
      isOurs: false,
    })),
  ];
}

interface LineProps {
  itemId: string;
  line: Line;
  partOf: Field[];
  onDone: () => void;
}

function RelationLine({ itemId, line, partOf, onDone }: LineProps) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const linkTo = useItemLink();
  const { other, relation } = line;
  return (
    <li>
      <TypeIcon icon={other?.type?.icon} />
      {other ? (
        <Link className="clip" to={linkTo(other.id)}>
          {other.name}
        </Link>
      ) : (
        <span className="clip faint">{t("configuration:relations.hidden")}</span>
      )}
      {relation.group && (
        <span className="faint">{t("configuration:relations.group", { group: relation.group, needed: relation.needed })}</span>
      )}
      <span className="faint">
        {relation.source}
        {relation.confidence < sure && ` ${relation.confidence}%`}
      </span>
      {other && <StageTag stage={other.stage} />}
      {line.isOurs && !asOf && (
        <CommandButton
          operation="item.unrelate"
          label={t("configuration:relations.end")}
          document={UnrelateItem}
          texts="configuration:form"
          done={t("configuration:relations.ended")}
          help={t("configuration:relations.endHelp", { kind: line.words, name: other?.name ?? line.otherId })}
          danger
          onDone={onDone}
          button={{ size: "small", type: "text" }}
          fixed={() => ({ itemId, kind: line.kind, target: line.otherId })}
          fields={() => [{ kind: "text", name: "reason", max: longestReason, rows: 2 }, ...partOf]}
        />
      )}
    </li>
  );
}
