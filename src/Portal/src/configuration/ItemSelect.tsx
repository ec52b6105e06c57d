import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { useWording } from "./wording";

const Candidates = graphql(`
  query ItemCandidates($filter: ItemFilter!) {
    configurationItems(first: 20, filter: $filter) { nodes { id name type { key name { zh en } } organisation { code name } } }
  }
`);

interface Props {
  /** Items of this type only, and of types under it. */
  type?: string | null;
  except?: string;
  /** What it chooses, where no form says so beside it. */
  label?: string;
  /** What is chosen already. */
  known?: { id: string; name: string } | null;
  value?: string;
  onChange?: (id: string) => void;
  id?: string;
}

/** Chooses an item by words of its name or of any of its values. */
export function ItemSelect({ type, except, known, label, ...control }: Props) {
  const { t } = useTranslation();
  const word = useWording();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [{ data, fetching }] = useQuery({
    query: Candidates,
    variables: { filter: { text: text || undefined, types: type ? [type] : undefined } },
    pause: !open,
    requestPolicy: "cache-and-network",
  });
  const found = (data?.configurationItems.nodes ?? [])
    .filter((item) => item.id !== except)
    .map(({ id, name, type: kind, organisation }) => ({
      value: id,
      label: [name, word(kind?.name), organisation?.name].filter(Boolean).join(" · "),
    }));
  const chosen = known && !found.some((item) => item.value === known.id) ? [{ value: known.id, label: known.name }] : [];
  return (
    <Select
      {...control}
      allowClear
      showSearch={{ onSearch: setText, filterOption: false }}
      onOpenChange={setOpen}
      loading={fetching}
      placeholder={label ?? t("configuration:list.search")}
      aria-label={label}
      notFoundContent={fetching ? t("table.loading") : t("shell.nothingFound")}
      options={[...chosen, ...found]}
    />
  );
}
