import "./organisations.css";
import CaretDownOutlined from "@ant-design/icons/es/icons/CaretDownOutlined";
import CaretRightOutlined from "@ant-design/icons/es/icons/CaretRightOutlined";
import Checkbox from "antd/es/checkbox";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { AllowedLink } from "@/kit/Allowed";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";
import { CommandButton } from "@/kit/command/CommandButton";
import type { Field } from "@/kit/command/fields";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { Search } from "@/kit/table/Search";
import { useAsOf } from "@/kit/time/asOf";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { beyond, treeOf } from "./tree";

const OrganisationTree = graphql(`
  query OrganisationTree($text: String, $closed: Boolean!, $asOf: DateTimeOffset) {
    organisations(first: 200, text: $text, closed: $closed, asOf: $asOf) {
      nodes { code name level closed parent { code name } }
      totalCount
      pageInfo { hasNextPage }
    }
  }
`);

const CreateOrganisation = graphql(
  `mutation CreateOrganisation($input: CreateOrganisation!) { outcome: createOrganisation(input: $input) { ...Answer } }`,
  [Answer],
);
const RenameOrganisation = graphql(
  `mutation RenameOrganisation($input: RenameOrganisation!) { outcome: renameOrganisation(input: $input) { ...Answer } }`,
  [Answer],
);
const MoveOrganisation = graphql(
  `mutation MoveOrganisation($input: MoveOrganisation!) { outcome: moveOrganisation(input: $input) { ...Answer } }`,
  [Answer],
);
const CloseOrganisation = graphql(
  `mutation CloseOrganisation($input: CloseOrganisation!) { outcome: closeOrganisation(input: $input) { ...Answer } }`,
  [Answer],
);

type Node = ResultOf<typeof OrganisationTree>["organisations"]["nodes"][number];

const [longestName, longestCode, yearOfDays] = [100, 32, 365];
const day = 86_400_000;

export default function OrganisationsPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const [from] = useState(() => new Date(Date.now() - yearOfDays * day).toISOString());
  const [{ data, error }, ask] = useQuery({
    query: OrganisationTree,
    variables: { text: url.get("text"), closed: url.flag("closed"), asOf },
    requestPolicy: "cache-and-network",
  });
  const reload = () => ask({ requestPolicy: "network-only" });
  const nodes = data?.organisations.nodes ?? [];
  const name = (key: string) => t(`organisations:${key}`);
  return (
    <>
      <PageHeader
        title={t("pages.organisations")}
        note={data && t("organisations:count", { count: data.organisations.totalCount ?? nodes.length })}
        actions={
          !asOf && (
            <CommandButton
              operation="organisation.create"
              label={name("create")}
              document={CreateOrganisation}
              texts="organisations:form"
              done={name("created")}
              onDone={reload}
              button={{ type: "primary" }}
              fixed={() => ({})}
              fields={() => newFields(nodes)}
            />
          )
        }
      />
      <TimeSlider moments={[]} from={from} />
      <div className="query-table">
        <div className="toolbar">
          <div className="toolbar-filters">
            <Search placeholder={name("search")} />
            <Checkbox checked={url.flag("closed")} onChange={(event) => url.set({ closed: event.target.checked })}>
              {name("withClosed")}
            </Checkbox>
          </div>
        </div>
        <Loaded data={data} error={error} onRetry={reload}>
          {() =>
            nodes.length === 0 ? (
              <Notice title={name("empty")} help={name("emptyHelp")} />
            ) : (
              <Tree nodes={nodes} onDone={reload} past={!!asOf} />
            )
          }
        </Loaded>
      </div>
    </>
  );
}

function Tree({ nodes, onDone, past }: { nodes: readonly Node[]; onDone: () => void; past: boolean }) {
  const { t } = useTranslation();
  const [folded, fold] = useState<ReadonlySet<string>>(new Set());
  const branches = useMemo(() => treeOf(nodes, folded), [nodes, folded]);
  const toggle = (code: string) => {
    const next = new Set(folded);
    if (!next.delete(code)) next.add(code);
    fold(next);
  };
  return (
    <ul className="tree">
      {branches.map(({ node, depth, children }) => (
        <li key={node.code} className="tree-line" style={{ paddingInlineStart: 12 + depth * 24 }}>
          {children > 0 ? (
            <button
              type="button"
              className="tree-fold"
              aria-expanded={!folded.has(node.code)}
              aria-label={t(folded.has(node.code) ? "organisations:unfold" : "organisations:fold", { name: node.name })}
              onClick={() => toggle(node.code)}
            >
              {folded.has(node.code) ? <CaretRightOutlined /> : <CaretDownOutlined />}
            </button>
          ) : (
            <span className="tree-fold" />
          )}
          <span className="tree-name">
            <span className={node.closed ? "faint tree-closed" : ""}>{node.name}</span>
            <span className="figures faint">{node.code}</span>
            <span className="level">{t(`enums:OrganisationLevel.${node.level}`)}</span>
            {node.closed && <span className="faint">{t("organisations:closed")}</span>}
          </span>
          <span className="tree-links">
            <AllowedLink otherwise="nothing" operation="incident.read" to={`/incidents?organisation=${node.code}`}>
              {t("pages.incidents")}
            </AllowedLink>
            <Link to={`/teams?organisation=${node.code}`}>{t("pages.teams")}</Link>
            <Link to={`/services?organisation=${node.code}`}>{t("pages.services")}</Link>
          </span>
          {!past && !node.closed && <NodeActions node={node} nodes={nodes} onDone={onDone} />}
        </li>
      ))}
    </ul>
  );
}

function NodeActions({ node, nodes, onDone }: { node: Node; nodes: readonly Node[]; onDone: () => void }) {
  const { t } = useTranslation();
  const name = (key: string) => t(`organisations:${key}`);
  const common = { texts: "organisations:form", onDone, button: { size: "small" as const, type: "text" as const } };
  return (
    <span className="tree-actions">
      <CommandButton
        {...common}
        operation="organisation.create"
        label={name("createUnder")}
        document={CreateOrganisation}
        done={name("created")}
        fixed={() => ({})}
        fields={() => newFields(nodes, node.code)}
      />
      <CommandButton
        {...common}
        operation="organisation.rename"
        label={name("rename")}
        document={RenameOrganisation}
        done={name("renamed")}
        fixed={() => ({ code: node.code })}
        fields={() => [{ kind: "line", name: "name", required: true, max: longestName, initial: node.name }]}
      />
      {node.parent && (
        <CommandButton
          {...common}
          operation="organisation.move"
          label={name("move")}
          document={MoveOrganisation}
          done={name("moved")}
          help={name("moveHelp")}
          fixed={() => ({ code: node.code })}
          fields={() => [{ kind: "choice", name: "parent", required: true, options: optionsOf(beyond(nodes, node.code)) }]}
        />
      )}
      <CommandButton
        {...common}
        danger
        operation="organisation.close"
        label={name("close")}
        document={CloseOrganisation}
        done={name("closedNow")}
        help={t("organisations:closeHelp", { name: node.name })}
        fixed={() => ({ code: node.code })}
      />
    </span>
  );
}

function newFields(nodes: readonly Node[], parent?: string): Field[] {
  return [
    { kind: "line", name: "code", required: true, max: longestCode },
    { kind: "line", name: "name", required: true, max: longestName },
    { kind: "choice", name: "parent", options: optionsOf(nodes), initial: parent },
  ];
}

function optionsOf(nodes: readonly Node[]) {
  return nodes.filter((node) => !node.closed).map((node) => ({ value: node.code, label: `${node.name} ${node.code}` }));
}
