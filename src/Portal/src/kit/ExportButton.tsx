import DownloadOutlined from "@ant-design/icons/es/icons/DownloadOutlined";
import Button from "antd/es/button";
import Dropdown from "antd/es/dropdown";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { portalHeaders } from "@/kit/api/live";
import { save } from "@/kit/save";
import { useMay } from "@/kit/state/viewer";
import { toast } from "@/kit/toast";

type Wanted = Record<string, string | boolean | readonly string[] | null | undefined>;

/** The query string of an export: the filter of the list under its names in the Api. */
export function exportQuery(filter: Wanted, more: Wanted): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, ...more }))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== null && one !== undefined && one !== "") query.append(name, String(one));
  return query.toString();
}

/** Hands the rows of the list out as a file. */
export function ExportButton({ shelf, operation, filter, asOf }: { shelf: string; operation: string; filter: Wanted; asOf?: string }) {
  const { t, i18n } = useTranslation();
  const [busy, setBusy] = useState(false);
  if (!useMay(operation)) return null;
  const take = async (format: string) => {
    setBusy(true);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const answer = await fetch(`/exports/${shelf}?${exportQuery(filter, { asOf, format, language: i18n.language, timeZone })}`, {
      headers: portalHeaders,
    }).catch(() => undefined);
    if (answer?.ok) save(await answer.blob(), nameOf(answer) ?? `${shelf}.${format}`);
    const said = answer && !answer.ok ? await answer.json().catch(() => ({})) : {};
    const problem = answer ? "fault" : "unreachable";
    toast(answer?.ok ? t("export.done") : t(`refusals:${said.code}`, { defaultValue: said.detail ?? t(`problem.${problem}.title`) }));
    setBusy(false);
  };
  return (
    <Dropdown
      trigger={["click"]}
      menu={{ items: ["xlsx", "csv"].map((format) => ({ key: format, label: t(`export.${format}`) })), onClick: ({ key }) => take(key) }}
    >
      <Button icon={<DownloadOutlined />} aria-haspopup="menu" loading={busy}>
        {t("export.name")}
      </Button>
    </Dropdown>
  );
}

function nameOf(answer: Response): string | undefined {
  return /filename="?([^";]+)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
}
