import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { Outcome } from "@/channels/deliveryParts";
import { ChannelName } from "@/channels/marks";
import { DeliveriesOfIncident } from "@/channels/queries";
import { Person } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";

const betweenLooks = 4_000;
const shown = 5;

/** What left the portal about an incident, and whether it arrived. */
export function CallDeliveries({ incidentId, asOf }: { incidentId: string; asOf?: string }) {
  const { t } = useTranslation();
  const [{ data }, ask] = useQuery({
    query: DeliveriesOfIncident,
    variables: { filter: { incidentId }, asOf },
    requestPolicy: "cache-and-network",
  });
  const isSettled = data?.deliveries.nodes.every((one) => one.status !== "WAITING") ?? false;
  // What is sent is no fact about the incident, so nobody tells this page of it.
  useEffect(() => {
    if (asOf) return;
    const timer = setInterval(() => ask({ requestPolicy: "network-only" }), isSettled ? 4 * betweenLooks : betweenLooks);
    return () => clearInterval(timer);
  }, [asOf, isSettled, ask]);
  const deliveries = data?.deliveries.nodes ?? [];
  return (
    <div>
      <h3>{t("incidents:call.deliveries")}</h3>
      {data && deliveries.length === 0 && <span className="faint">{t("incidents:call.noDeliveries")}</span>}
      <ul>
        {deliveries.slice(0, shown).map((one) => (
          <li key={one.id}>
            <ChannelName channel={one.channel} />
            <Person login={one.person} />
            <Instant at={one.requestedAt} />
            <span>
              <Outcome delivery={one} />
            </span>
          </li>
        ))}
      </ul>
      {deliveries.length > 0 && <Link to={`/deliveries?incident=${incidentId}`}>{t("incidents:call.all")}</Link>}
    </div>
  );
}
