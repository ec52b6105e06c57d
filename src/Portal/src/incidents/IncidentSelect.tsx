import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";

const Candidates = graphql(`
  query IncidentCandidates($text: String!) {
    incidents(first: 20, filter: { text: $text }, sort: CHANGED) { nodes { id number title } }
  }
`);

const shortest = 2;

/** Chooses another incident by its number or words of its title. */
export function IncidentSelect({ except, ...control }: { except: string; value?: string; onChange?: (id: string) => void; id?: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [{ data, fetching }] = useQuery({ query: Candidates, variables: { text }, pause: text.length < shortest });
  const found = (data?.incidents.nodes ?? []).filter((incident) => incident.id !== except);
  return (
    <Select
      {...control}
      showSearch={{ onSearch: setText, filterOption: false }}
      loading={fetching}
      placeholder={t("incidents:list.search")}
      notFoundContent={t(text.length < shortest ? "incidents:select.type" : "shell.nothingFound")}
      options={found.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
    />
  );
}
