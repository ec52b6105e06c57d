import { useCommand } from "@/kit/command/useCommand";
import { type Notification, ReadNotifications } from "./notifications";
import { tellMarked } from "./useUnread";

/** Marks as read what is seen: up to the newest that is shown, and nothing that came after it. */
export function useReadAll(shown: readonly Notification[]) {
  const run = useCommand(ReadNotifications);
  const newest = shown.reduce<string | undefined>((latest, { toldAt }) => (!latest || toldAt > latest ? toldAt : latest), undefined);
  const readAll = async () => {
    if (newest && (await run.send({ upTo: newest }))) tellMarked();
  };
  return { readAll, sending: run.sending };
}
