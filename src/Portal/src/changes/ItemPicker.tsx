import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";

const Found = graphql(`
  query ItemsToChange($text: String) {
    configurationItems(first: 50, filter: { text: $text }) { nodes { id name } }
  }
`);
const Chosen = graphql(`
  query ItemsOfChange($ids: [ID!]) {
    configurationItems(first: 200, filter: { ids: $ids }) { nodes { id name } }
  }
`);

interface Control {
  value?: string[];
  onChange?: (value: string[]) => void;
  id?: string;
}

/** Configuration items by name; those that are chosen keep theirs whatever is searched for. */
export function ItemPicker({ value = [], onChange, id }: Control) {
  const { t } = useTranslation();
  const [text, search] = useState("");
  const [{ data: found }] = useQuery({ query: Found, variables: { text: text || undefined } });
  const [{ data: chosen }] = useQuery({ query: Chosen, variables: { ids: value }, pause: value.length === 0 });
  const options = new Map(
    [...(chosen?.configurationItems.nodes ?? []), ...(found?.configurationItems.nodes ?? [])].map((item) => [item.id, item]),
  );
  return (
    <Select
      id={id}
      mode="multiple"
      value={value}
      showSearch={{ filterOption: false, onSearch: search }}
      placeholder={t("changes:plan.items")}
      options={[...options.values()].map((item) => ({ value: item.id, label: item.name }))}
      onChange={onChange}
    />
  );
}
