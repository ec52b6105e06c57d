import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ShownOnce } from "@/access/ShownOnce";
import { CommandButton } from "@/kit/command/CommandButton";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { arranged, newSigningKey, termsFields } from "./fields";
import { type Channel, DisableNotificationChannel, EnableNotificationChannel, ReviseNotificationChannel } from "./queries";
import { TrialButton } from "./TrialButton";

const longestReason = 2_000;
const small = { size: "small", type: "text" } as const;

/** What can be done with a channel by those who may change it. */
export function ChannelActions({ channel, onDone }: { channel: Channel; onDone: () => void }) {
  const { t } = useTranslation();
  const name = (key: string) => t(`channels:${key}`, { name: channel.name });
  if (!channel.mayChange) return null;
  const common = { texts: "channels:form", onDone, button: small, fixed: () => ({ channelId: channel.id }) };
  return (
    <>
      {channel.enabled && <TrialButton channel={channel} />}
      <ReviseButton channel={channel} onDone={onDone} />
      {channel.enabled ? (
        <CommandButton
          {...common}
          operation="notification-channel.disable"
          label={name("disable")}
          help={name("disableHelp")}
          document={DisableNotificationChannel}
          done={name("disabledNow")}
          danger
          fields={() => [{ kind: "text", name: "reason", required: true, max: longestReason }]}
        />
      ) : (
        <CommandButton
          {...common}
          operation="notification-channel.enable"
          label={name("enable")}
          help={name("enableHelp")}
          document={EnableNotificationChannel}
          done={name("enabledNow")}
        />
      )}
    </>
  );
}

/** Has it read otherwise; a new signing key is shown once. */
function ReviseButton({ channel, onDone }: { channel: Channel; onDone: () => void }) {
  const { t } = useTranslation();
  // One key for as long as the form is sent: sent again it must be the same.
  const [key, setKey] = useState(newSigningKey);
  const [shown, show] = useState<string>();
  return (
    <>
      <CommandButton
        operation="notification-channel.revise"
        label={t("channels:revise")}
        help={t("channels:reviseHelp", { name: channel.name })}
        document={ReviseNotificationChannel}
        texts="channels:form"
        done={t("channels:revised")}
        button={small}
        fixed={() => ({ channelId: channel.id })}
        arrange={({ renew, ...filled }) =>
          arranged({ ...filled, "terms.kind": channel.kind, ...(renew ? { "secret.signingKey": key } : {}) })
        }
        onDone={({ secret }: { secret?: { signingKey?: string } }) => {
          if (channel.kind === "WEBHOOK") show(secret?.signingKey);
          setKey(newSigningKey());
          onDone();
        }}
        fields={() => termsFields(channel.kind, t, channel)}
      />
      <CommandDrawer title={t("channels:keyMade")} open={!!shown} onClose={() => show(undefined)}>
        {shown && <ShownOnce title={t("channels:keyMade")} secret={shown} onDone={() => show(undefined)} />}
      </CommandDrawer>
    </>
  );
}
