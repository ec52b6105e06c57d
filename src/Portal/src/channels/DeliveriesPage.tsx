import "./channels.css";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { VariablesOf } from "@/kit/api/graphql";
import { optionsOf } from "@/kit/enums";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Person } from "@/kit/people/Person";
import { some, type Url, useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import type { Column } from "@/kit/table/columns";
import { FilterBar } from "@/kit/table/FilterBar";
import { QueryTable } from "@/kit/table/QueryTable";
import { Search } from "@/kit/table/Search";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { useReload } from "@/kit/useReload";
import { DeliveryWhat, Outcome, RetryButton } from "./deliveryParts";
import { ChannelName } from "./marks";
import { DeliveriesQuery, type DeliveryRow } from "./queries";
import { useChannelOptions } from "./useChannelOptions";

type Filter = NonNullable<VariablesOf<typeof DeliveriesQuery>["filter"]>;

const narrowing = ["status", "channel", "organisation", "incident"];
const betweenLooks = 10_000;

/** The filter that the URL spells out. */
const filterOf = (url: Url): Filter => ({
  text: url.get("text"),
  statuses: some(url.all("status")),
  organisations: some(url.all("organisation")),
  channelId: url.get("channel"),
  incidentId: url.get("incident"),
});

/** Everything that left the portal: to whom, when, and what became of it. */
export default function DeliveriesPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const [changes, look] = useReload();
  const organisations = useOrganisationOptions();
  const channels = useChannelOptions();
  const name = (key: string) => t(`channels:deliveries.${key}`);
  useEffect(() => {
    if (asOf) return;
    const timer = setInterval(look, betweenLooks);
    return () => clearInterval(timer);
  }, [asOf, look]);
  return (
    <>
      <PageHeader title={t("pages.deliveries")} note={name("note")} />
      <QueryTable
        id="deliveries"
        document={DeliveriesQuery}
        variables={{ filter: filterOf(url) }}
        connection={(data) => data.deliveries}
        rowKey={(row) => row.id}
        changes={changes}
        expand={(row) => <DeliveryWhat delivery={row} />}
        card={(row) => <DeliveryCard delivery={row} onDone={look} />}
        columns={useColumns(look)}
        filters={
          <FilterBar search={<Search placeholder={name("search")} />} set={narrowing.filter((parameter) => url.get(parameter)).length}>
            <ChoiceFilter name="status" label={name("status")} options={optionsOf("DeliveryStatus", t)} />
            <ChoiceFilter single name="channel" label={name("channel")} options={channels} />
            <ChoiceFilter name="organisation" label={name("organisation")} options={organisations} />
            {url.get("incident") && (
              <ChoiceFilter
                single
                name="incident"
                label={name("incident")}
                options={[{ value: url.get("incident")!, label: name("incident") }]}
              />
            )}
          </FilterBar>
        }
        empty={<Notice title={name("empty")} help={name("emptyHelp")} />}
      />
    </>
  );
}

function useColumns(onDone: () => void): Column<DeliveryRow>[] {
  const { t } = useTranslation();
  const name = (key: string) => t(`channels:deliveries.${key}`);
  return [
    { key: "requested", title: name("requested"), width: 100, always: true, render: (row) => <Instant at={row.requestedAt} /> },
    { key: "title", title: name("title"), always: true, render: (row) => <Title delivery={row} /> },
    { key: "person", title: name("person"), width: 110, render: (row) => <Person login={row.person} nobody={<Room />} /> },
    { key: "channel", title: name("channel"), width: 140, render: (row) => <ChannelName channel={row.channel} /> },
    { key: "organisation", title: name("organisation"), width: 110, extra: true, render: (row) => row.organisation?.name },
    { key: "status", title: name("status"), width: 230, render: (row) => <Outcome delivery={row} /> },
    { key: "tries", title: name("tries"), width: 84, align: "right", render: (row) => row.tries.length },
    { key: "next", title: name("next"), width: 112, render: (row) => <Instant at={row.nextAt} /> },
    { key: "actions", title: "", always: true, width: 124, render: (row) => <RetryButton delivery={row} onDone={onDone} /> },
  ];
}

const Title = ({ delivery }: { delivery: DeliveryRow }) =>
  delivery.incident ? (
    <Link to={`/incidents/${delivery.incident.id}`} title={delivery.title}>
      {delivery.title}
    </Link>
  ) : (
    <span title={delivery.title}>{delivery.title}</span>
  );

function Room() {
  const { t } = useTranslation();
  return <span className="faint">{t("channels:deliveries.room")}</span>;
}

/** A delivery in a few lines, for phones. */
function DeliveryCard({ delivery, onDone }: { delivery: DeliveryRow; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="card-body">
      <div className="card-title">
        <Title delivery={delivery} />
      </div>
      <div className="card-line">
        <ChannelName channel={delivery.channel} />
        <Person login={delivery.person} nobody={<Room />} />
        <Instant at={delivery.requestedAt} />
      </div>
      <div className="card-line">
        <Outcome delivery={delivery} />
      </div>
      <details>
        <summary>{t("channels:deliveries.triesOf", { count: delivery.tries.length })}</summary>
        <DeliveryWhat delivery={delivery} />
      </details>
      <RetryButton delivery={delivery} onDone={onDone} />
    </div>
  );
}
