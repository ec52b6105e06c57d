import DownOutlined from "@ant-design/icons/es/icons/DownOutlined";
import MoreOutlined from "@ant-design/icons/es/icons/MoreOutlined";
import ShareAltOutlined from "@ant-design/icons/es/icons/ShareAltOutlined";
import StarOutlined from "@ant-design/icons/es/icons/StarOutlined";
import Button from "antd/es/button";
import Dropdown from "antd/es/dropdown";
import Popover from "antd/es/popover";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { CommandForm } from "@/kit/command/CommandForm";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { newId } from "@/kit/ids";
import { useIsPhone } from "@/kit/state/screen";
import { useViewer } from "@/kit/state/viewer";
import { toast } from "@/kit/toast";

const FiltersQuery = graphql(
  `query SavedFilters($list: String!) { savedFilters(list: $list) { filterId list name query owner mine shared } }`,
);
const SaveFilter = graphql(`mutation SaveFilter($input: SaveFilter!) { outcome: saveFilter(input: $input) { ...Answer } }`, [Answer]);
const ChangeFilter = graphql(`mutation ChangeFilter($input: ChangeFilter!) { outcome: changeFilter(input: $input) { ...Answer } }`, [
  Answer,
]);
const RenameFilter = graphql(`mutation RenameFilter($input: RenameFilter!) { outcome: renameFilter(input: $input) { ...Answer } }`, [
  Answer,
]);
const ShareFilter = graphql(`mutation ShareFilter($input: ShareFilter!) { outcome: shareFilter(input: $input) { ...Answer } }`, [Answer]);
const DeleteFilter = graphql(`mutation DeleteFilter($input: DeleteFilter!) { outcome: deleteFilter(input: $input) { ...Answer } }`, [
  Answer,
]);

type Filter = ResultOf<typeof FiltersQuery>["savedFilters"][number];
type Done = "save" | "delete" | "update" | "rename" | "share" | "unshare";

const longestName = 60;
// Where somebody is in a list is no part of what they look for.
const notKept = ["after", "asOf"];

/** What the address says of the list, without where one is in it. */
export function filterText(parameters: URLSearchParams): string {
  const kept = new URLSearchParams(parameters);
  for (const name of notKept) kept.delete(name);
  return kept.toString();
}

/** Filters under a name: one's own, and those that others of one's organisation share. */
export function SavedFilters({ list }: { list: string }) {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const phone = useIsPhone();
  const [open, setOpen] = useState(false);
  const [named, name] = useState<Filter | "new">();
  const [{ data }, ask] = useQuery({ query: FiltersQuery, variables: { list }, requestPolicy: "cache-and-network" });
  const now = filterText(parameters);
  const all = data?.savedFilters ?? [];
  const here = all.find((filter) => filter.query === now && now !== "");
  const title = here?.name ?? t("table.kept.saved");
  const done = (what: Done) => {
    toast(t(`table.kept.done.${what}`));
    ask({ requestPolicy: "network-only" });
  };
  const apply = (filter: Filter) => {
    setParameters(new URLSearchParams(filter.query));
    setOpen(false);
  };
  const group = (title: string, filters: Filter[]) =>
    filters.length > 0 && (
      <section className="kept-filters" aria-label={title}>
        <h3>{title}</h3>
        <ul>
          {filters.map((filter) => (
            <li key={filter.filterId}>
              <button type="button" aria-current={filter === here} onClick={() => apply(filter)}>
                <span className="clip">{filter.name}</span>
                {filter.mine && filter.shared && <ShareAltOutlined className="faint" aria-label={t("table.kept.shared")} />}
                {!filter.mine && <span className="faint">{t("table.kept.sharedBy", { name: filter.owner })}</span>}
              </button>
              {filter.mine && <Manage filter={filter} now={now} onDone={done} onRename={() => name(filter)} />}
            </li>
          ))}
        </ul>
      </section>
    );
  const content = (
    <div className="kept">
      {all.length === 0 && <p className="faint">{t("table.kept.none")}</p>}
      {group(
        t("table.kept.mine"),
        all.filter((filter) => filter.mine),
      )}
      {group(
        t("table.kept.others"),
        all.filter((filter) => !filter.mine),
      )}
      <Button
        block
        disabled={now === "" || here?.mine}
        onClick={() => {
          setOpen(false);
          name("new");
        }}
      >
        {t("table.kept.save")}
      </Button>
    </div>
  );
  return (
    <>
      <Popover content={content} trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen}>
        <Button
          icon={phone ? <StarOutlined /> : <DownOutlined />}
          iconPlacement="end"
          type={phone && here ? "primary" : "default"}
          ghost={phone && !!here}
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-label={phone ? title : undefined}
        >
          {phone ? null : title}
        </Button>
      </Popover>
      <Naming named={named} list={list} query={now} onClose={() => name(undefined)} onDone={done} />
    </>
  );
}

function Manage({ filter, now, onDone, onRename }: { filter: Filter; now: string; onDone: (what: Done) => void; onRename: () => void }) {
  const { t } = useTranslation();
  const changing = useCommand(ChangeFilter);
  const sharing = useCommand(ShareFilter);
  const deleting = useCommand(DeleteFilter);
  const { filterId, shared } = filter;
  const failed = [changing, sharing, deleting].find((run) => run.refusal || run.error);
  const items = [
    {
      key: "update",
      label: t("table.kept.update"),
      disabled: now === "" || now === filter.query,
      onClick: async () => (await changing.send({ filterId, query: now })) && onDone("update"),
    },
    { key: "rename", label: t("table.kept.rename"), onClick: onRename },
    {
      key: "share",
      label: t(shared ? "table.kept.unshare" : "table.kept.share"),
      onClick: async () => (await sharing.send({ filterId, shared: !shared })) && onDone(shared ? "unshare" : "share"),
    },
    {
      key: "delete",
      label: t("table.kept.delete"),
      danger: true,
      onClick: async () => (await deleting.send({ filterId })) && onDone("delete"),
    },
  ];
  return (
    <>
      <Dropdown trigger={["click"]} menu={{ items }}>
        <Button type="text" size="small" icon={<MoreOutlined />} aria-label={t("table.kept.more", { name: filter.name })} />
      </Dropdown>
      {failed && <RefusalNotice refusal={failed.refusal} error={failed.error} />}
    </>
  );
}

interface NamingProps {
  named?: Filter | "new";
  list: string;
  query: string;
  onClose: () => void;
  onDone: (what: Done) => void;
}

function Naming({ named, list, query, onClose, onDone }: NamingProps) {
  const { t } = useTranslation();
  const { organisation } = useViewer();
  const isNew = named === "new";
  const title = isNew ? t("table.kept.save") : t("table.kept.rename");
  return (
    <CommandDrawer title={title} open={!!named} onClose={onClose}>
      {named && (
        <CommandForm
          // biome-ignore lint/suspicious/noExplicitAny: one form for two commands
          document={(isNew ? SaveFilter : RenameFilter) as any}
          texts="kit:table.kept.texts"
          fields={[
            { kind: "line", name: "name", required: true, max: longestName, initial: isNew ? undefined : named.name },
            ...(isNew && organisation ? [{ kind: "switch", name: "shared", initial: false } as const] : []),
          ]}
          fixed={(isNew ? { filterId: newId(), list, query } : { filterId: named.filterId }) as object}
          submit={title}
          onCancel={onClose}
          onDone={() => {
            onClose();
            onDone(isNew ? "save" : "rename");
          }}
        />
      )}
    </CommandDrawer>
  );
}
