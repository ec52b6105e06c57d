import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import type { Option } from "@/kit/command/fields";
import { useMay } from "@/kit/state/viewer";
import { ChannelNamesQuery } from "./queries";

/** Channels within reach, to choose from; one that nothing is sent by says so. */
export function useChannelOptions(): Option[] {
  const { t } = useTranslation();
  const may = useMay("notification-channel.read");
  const [{ data }] = useQuery({ query: ChannelNamesQuery, pause: !may, requestPolicy: "cache-and-network" });
  return (data?.notificationChannels.nodes ?? []).map(({ id, name, kind, enabled }) => ({
    value: id,
    label: [name, t(`enums:ChannelKind.${kind}`), !enabled && t("channels:disabled")].filter(Boolean).join(" · "),
  }));
}
