import { useTranslation } from "react-i18next";
import { CommandButton } from "@/kit/command/CommandButton";
import { DeliveryTries, faultOf } from "./DeliveryTries";
import { DeliveryStatusTag } from "./marks";
import { type Delivery, type DeliveryRow, RetryDelivery } from "./queries";

const longestReason = 2_000;

/** Where it stands, and why it failed the last time. */
export function Outcome({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation();
  const last = delivery.tries.at(-1);
  return (
    <>
      <DeliveryStatusTag status={delivery.status} />
      {last?.code && (
        <span className="faint" title={faultOf(last, t)}>
          {" "}
          {faultOf(last, t)}
        </span>
      )}
    </>
  );
}

/** What it says, and each attempt. */
export function DeliveryWhat({ delivery }: { delivery: DeliveryRow }) {
  return (
    <div className="delivery-what">
      <p>{delivery.lines.join(" · ")}</p>
      <DeliveryTries tries={delivery.tries} />
    </div>
  );
}

/** Has what was given up tried once more. */
export function RetryButton({ delivery, onDone }: { delivery: DeliveryRow; onDone: () => void }) {
  const { t } = useTranslation();
  if (!delivery.mayRetry) return null;
  return (
    <CommandButton
      operation="delivery.retry"
      label={t("channels:deliveries.retry")}
      help={delivery.title}
      document={RetryDelivery}
      texts="channels:form"
      done={t("channels:deliveries.retried")}
      onDone={onDone}
      button={{ size: "small", type: "text" }}
      fixed={() => ({ deliveryId: delivery.id })}
      fields={() => [{ kind: "text", name: "reason", max: longestReason }]}
    />
  );
}
