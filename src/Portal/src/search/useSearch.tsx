import AppstoreOutlined from "@ant-design/icons/es/icons/AppstoreOutlined";
import ClusterOutlined from "@ant-design/icons/es/icons/ClusterOutlined";
import ContainerOutlined from "@ant-design/icons/es/icons/ContainerOutlined";
import FileTextOutlined from "@ant-design/icons/es/icons/FileTextOutlined";
import IdcardOutlined from "@ant-design/icons/es/icons/IdcardOutlined";
import TeamOutlined from "@ant-design/icons/es/icons/TeamOutlined";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type CombinedError, useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { StatusTag } from "@/kit/tags";
import { useMenu } from "@/shell/useMenu";

const SearchQuery = graphql(`
  query Search($text: String!, $first: Int) {
    search(text: $text, first: $first) {
      incidents { id number title status }
      items { id name organisation { code name } }
      services { id name organisation { code name } }
      teams { id name members organisation { code name } }
      organisations { code name }
      accounts { id login name }
    }
  }
`);

export interface Hit {
  key: string;
  to: string;
  icon: ReactNode;
  name: ReactNode;
  note?: ReactNode;
}

export interface HitGroup {
  key: "incidents" | "items" | "services" | "teams" | "organisations" | "accounts" | "pages";
  hits: Hit[];
}

interface Found {
  groups: HitGroup[];
  fetching: boolean;
  error?: CombinedError;
}

const faint = (words: ReactNode) => <span className="faint">{words}</span>;

/** Everything that is found by some words, kind by kind. What of it may be seen only the Api knows. */
export function useSearch(text: string, first: number, shortest = 1): Found {
  const { t } = useTranslation();
  const menu = useMenu();
  const pause = text.length < shortest;
  const [{ data, fetching, error }] = useQuery({ query: SearchQuery, variables: { text, first }, pause });
  const found = pause ? undefined : data?.search;
  const groups: HitGroup[] = [
    {
      key: "incidents",
      hits: (found?.incidents ?? []).map(({ id, number, title, status }) => ({
        key: id,
        to: `/incidents/${id}`,
        icon: <FileTextOutlined />,
        name: (
          <>
            <span className="figures faint">{number}</span> {title}
          </>
        ),
        note: <StatusTag status={status} />,
      })),
    },
    {
      key: "items",
      hits: (found?.items ?? []).map(({ id, name, organisation }) => ({
        key: id,
        to: `/configuration/items/${id}`,
        icon: <ContainerOutlined />,
        name,
        note: faint(organisation?.name),
      })),
    },
    {
      key: "services",
      hits: (found?.services ?? []).map(({ id, name, organisation }) => ({
        key: id,
        to: `/incidents?service=${id}`,
        icon: <AppstoreOutlined />,
        name,
        note: faint(organisation?.name),
      })),
    },
    {
      key: "teams",
      hits: (found?.teams ?? []).map(({ id, name, members }) => ({
        key: id,
        to: `/incidents?team=${id}`,
        icon: <TeamOutlined />,
        name,
        note: faint(t("search:members", { count: members.length })),
      })),
    },
    {
      key: "organisations",
      hits: (found?.organisations ?? []).map(({ code, name }) => ({
        key: code,
        to: `/incidents?organisation=${code}`,
        icon: <ClusterOutlined />,
        name,
        note: <span className="figures faint">{code}</span>,
      })),
    },
    {
      key: "accounts",
      hits: (found?.accounts ?? []).map(({ id, login, name }) => ({
        key: id,
        to: `/access/accounts/${id}`,
        icon: <IdcardOutlined />,
        name,
        note: faint(login),
      })),
    },
    {
      key: "pages",
      hits: menu
        .filter((entry) => entry.name.toLowerCase().includes(text.toLowerCase()))
        .map((entry) => ({ key: entry.page.key, to: entry.to, icon: entry.page.icon, name: entry.name })),
    },
  ];
  return { groups: groups.filter((group) => group.hits.length > 0), fetching: fetching && !pause, error };
}
