import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Person } from "@/kit/people/Person";
import type { Column } from "@/kit/table/columns";
import { LabelTag } from "@/kit/tags";
import { Instant } from "@/kit/time/Instant";
import type { Definition, ItemRow } from "./ItemRow";
import { ItemValue } from "./ItemValue";
import { ImportanceTag, MissingTag, StageTag, TypeTag } from "./itemTags";
import { useItemLink } from "./useItemLink";
import type { TypeWhole } from "./useItemTypes";
import { useWording } from "./wording";

export interface ListedItem extends ItemRow {
  attributes?: readonly { definition: { key: string }; value: string | null; reference: { id: string; name: string } | null }[];
}

const nameKey = "name";

/** What every item has, and between it what items of the chosen type have: their own first, inherited ones when chosen. */
export function useItemColumns(type: TypeWhole | null | undefined): Column<ListedItem>[] {
  const { t } = useTranslation();
  const word = useWording();
  const linkTo = useItemLink();
  const name = (key: string) => t(`configuration:facts.${key}`);
  const own = new Set(type?.own.map((attribute) => attribute.key));
  const ofType = (type?.attributes ?? [])
    .filter((definition) => definition.key !== nameKey)
    .map(
      (definition): Column<ListedItem> => ({
        key: `.${definition.key}`,
        title: [word(definition.name), definition.unit && `(${definition.unit})`].filter(Boolean).join(" "),
        width: 130,
        extra: !own.has(definition.key),
        align: definition.kind === "WHOLE" || definition.kind === "NUMBER" ? "right" : undefined,
        render: (row) => <CellValue row={row} definition={definition} />,
      }),
    );
  return [
    {
      key: "name",
      title: name("name"),
      sort: "NAME",
      width: 220,
      always: true,
      render: (row) => (
        <>
          <Link to={linkTo(row.id)} title={row.name}>
            {row.name}
          </Link>{" "}
          <MissingTag missing={row.missing} /> <LabelTag label={row.label} />
        </>
      ),
    },
    { key: "type", title: name("type"), sort: "TYPE", width: 150, render: (row) => <TypeTag type={row.type} /> },
    { key: "stage", title: name("stage"), width: 100, render: (row) => <StageTag stage={row.stage} /> },
    {
      key: "importance",
      title: name("importance"),
      sort: "IMPORTANCE",
      width: 90,
      render: (row) => <ImportanceTag importance={row.importance} />,
    },
    ...ofType,
    { key: "organisation", title: name("organisation"), width: 130, render: (row) => row.organisation?.name },
    { key: "team", title: name("team"), width: 120, extra: !!type, render: (row) => row.team?.name },
    { key: "owner", title: name("owner"), width: 100, extra: true, render: (row) => <Person login={row.owner} /> },
    { key: "service", title: name("service"), width: 130, extra: true, render: (row) => row.service?.name },
    { key: "changed", title: name("changed"), sort: "CHANGED", width: 110, render: (row) => <Instant at={row.changedAt} /> },
  ];
}

// The column says the unit.
function CellValue({ row, definition }: { row: ListedItem; definition: Definition }) {
  const known = row.attributes?.find((attribute) => attribute.definition.key === definition.key);
  return known ? <ItemValue short definition={{ ...definition, unit: null }} value={known.value} reference={known.reference} /> : null;
}
