import Segmented from "antd/es/segmented";
import Table from "antd/es/table";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { Figure, Figures } from "@/kit/Figure";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { Person } from "@/kit/people/Person";
import { useIsPhone } from "@/kit/state/screen";
import { useUrlState } from "@/kit/state/url";
import { useAsOf } from "@/kit/time/asOf";
import { ExpiriesQuery, type Expiry } from "./AssetQuery";
import { soonDays } from "./marks";

const spans = ["30", "90", "180", "365"] as const;
const usual = "90";

/** Warranties and contracts that end soon, or have ended lately. */
export default function ExpiryPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const days = url.get("days") ?? usual;
  const [{ data, error }, ask] = useQuery({
    query: ExpiriesQuery,
    variables: { days: Number(days), asOf },
    requestPolicy: "cache-and-network",
  });
  return (
    <>
      <PageHeader
        title={t("pages.assetExpiries")}
        note={t("assets:expiry.note")}
        actions={
          <Segmented
            value={days}
            onChange={(next) => url.set({ days: next === usual ? null : next }, { replace: true })}
            options={spans.map((value) => ({ value, label: t("assets:expiry.days", { count: Number(value) }) }))}
          />
        }
      />
      <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
        {({ assetExpiries: { warrantiesEnding, maintenancesEnding, ended, entries } }) => (
          <>
            <Figures>
              <Figure name={t("assets:expiry.warranties")} value={warrantiesEnding} />
              <Figure name={t("assets:expiry.maintenances")} value={maintenancesEnding} />
              <Figure name={t("assets:expiry.ended")} value={ended} tone={ended > 0 ? "bad" : ""} />
            </Figures>
            <Entries entries={entries} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Entries({ entries }: { entries: readonly Expiry[] }) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const name = (key: string) => t(`assets:facts.${key}`);
  if (entries.length === 0) return <Notice title={t("assets:expiry.empty")} />;
  const left = (entry: Expiry) => (
    <span className={entry.daysLeft < 0 ? "bad" : entry.daysLeft < soonDays ? "soon" : undefined}>
      {t(entry.daysLeft < 0 ? "assets:expiry.over" : "assets:expiry.left", { count: Math.abs(entry.daysLeft) })}
    </span>
  );
  const key = (entry: Expiry) => `${entry.asset.id} ${entry.term}`;
  if (phone)
    return (
      <ul className="cards">
        {entries.map((entry) => (
          <li key={key(entry)}>
            <Link to={`/ledger/${entry.asset.id}`}>
              <span className="card-line">
                <span className="figures">{entry.asset.tag}</span>
                {left(entry)}
              </span>
              <span className="card-title">{entry.asset.model}</span>
              <span className="card-line">
                <span>{t(`enums:AssetTerm.${entry.term}`)}</span>
                <span className="figures">{entry.until}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    );
  return (
    <Table<Expiry>
      size="small"
      rowKey={key}
      dataSource={entries as Expiry[]}
      pagination={false}
      tableLayout="fixed"
      columns={[
        { title: t("assets:expiry.until"), width: 120, render: (_, entry) => <span className="figures">{entry.until}</span> },
        { title: t("assets:expiry.rest"), width: 130, render: (_, entry) => left(entry) },
        { title: t("assets:expiry.term"), width: 120, render: (_, entry) => t(`enums:AssetTerm.${entry.term}`) },
        {
          title: name("tag"),
          width: 150,
          render: (_, entry) => (
            <Link className="figures" to={`/ledger/${entry.asset.id}`}>
              {entry.asset.tag}
            </Link>
          ),
        },
        { title: name("model"), render: (_, entry) => entry.asset.model },
        { title: name("supplier"), width: 150, render: (_, entry) => entry.asset.supplier },
        { title: name("custodian"), width: 110, render: (_, entry) => <Person login={entry.asset.custodian} /> },
        { title: name("organisation"), width: 130, render: (_, entry) => entry.asset.organisation?.name },
      ]}
    />
  );
}
