import Button from "antd/es/button";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { newId } from "@/kit/ids";
import { useMay } from "@/kit/state/viewer";
import { Instant } from "@/kit/time/Instant";
import { DeliveryTries } from "./DeliveryTries";
import { type Channel, TestNotificationChannel, TrialQuery } from "./queries";

const betweenLooks = 800;
interface Wish {
  deliveryId: string;
  channelId: string;
  organisation: string;
}

/** Sends a trial by a channel and tells what becomes of it. */
export function TrialButton({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const [deliveryId, begin] = useState<string>();
  if (!useMay("notification-channel.test")) return null;
  return (
    <>
      <Button size="small" aria-haspopup="dialog" onClick={() => begin(newId())}>
        {t("channels:test")}
      </Button>
      <CommandDrawer title={t("channels:testOf", { name: channel.name })} open={!!deliveryId} onClose={() => begin(undefined)}>
        {deliveryId && <Trial key={deliveryId} channel={channel} deliveryId={deliveryId} onAgain={() => begin(newId())} />}
      </CommandDrawer>
    </>
  );
}

function Trial({ channel, deliveryId, onAgain }: { channel: Channel; deliveryId: string; onAgain: () => void }) {
  const { t } = useTranslation();
  const { send, refusal, error } = useCommand<Wish>(TestNotificationChannel);
  const [isAsked, setAsked] = useState(false);
  const [{ data }, ask] = useQuery({ query: TrialQuery, variables: { deliveryId }, pause: !isAsked, requestPolicy: "network-only" });
  const delivery = data?.notificationChannelTrial;
  const isSettled = !!delivery && delivery.status !== "WAITING";
  const [channelId, organisation] = [channel.id, channel.organisation?.code ?? ""];
  useEffect(() => {
    void send({ deliveryId, channelId, organisation }).then(setAsked);
  }, [send, deliveryId, channelId, organisation]);
  useEffect(() => {
    if (!isAsked || isSettled) return;
    const timer = setInterval(() => ask({ requestPolicy: "network-only" }), betweenLooks);
    return () => clearInterval(timer);
  }, [isAsked, isSettled, ask]);
  const hasFailed = !!refusal || !!error;
  return (
    <div className="channel-trial">
      {channel.reachesPeople && <p className="faint">{t("channels:toYou")}</p>}
      {!hasFailed && (
        <span role="status" className={`status delivery-${(delivery?.status ?? "WAITING").toLowerCase()}`}>
          {t(`channels:${wordOf(delivery)}`)}
        </span>
      )}
      <RefusalNotice refusal={refusal} error={error} />
      {delivery && delivery.tries.length > 0 && <DeliveryTries tries={delivery.tries} />}
      {delivery?.status === "WAITING" && delivery.tries.length > 0 && (
        <p className="faint">
          {t("channels:deliveries.next")} <Instant at={delivery.nextAt} how="absolute" />
        </p>
      )}
      {(isSettled || hasFailed) && (
        <div className="form-actions">
          <Button onClick={onAgain}>{t("channels:again")}</Button>
        </div>
      )}
    </div>
  );
}

function wordOf(delivery: { status: string; tries: readonly unknown[] } | null | undefined): string {
  if (delivery?.status === "SENT") return "sent";
  if (delivery?.status === "GIVEN_UP") return "givenUp";
  return delivery && delivery.tries.length > 0 ? "waiting" : "sending";
}
