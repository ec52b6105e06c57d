import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCommand } from "@/kit/command/useCommand";
import { usePersonWords } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import { absolute } from "@/kit/time/instants";
import { type Notification, placeOf, ReadNotification, toneOf, wordsOf } from "./notifications";
import { tellMarked } from "./useUnread";

/** One notification; following it marks it as read. */
export function NotificationLine({ notification, onFollow }: { notification: Notification; onFollow?: () => void }) {
  const { t } = useTranslation();
  const person = usePersonWords();
  const marking = useCommand(ReadNotification);
  const { incident, alert, unread, by, kind, toldAt } = notification;
  const mark = async () => {
    if (unread && (await marking.send({ notificationId: notification.id, toldAt }))) tellMarked();
  };
  return (
    <div className={unread ? "notification notification-unread" : "notification"}>
      <Link
        to={placeOf(notification)}
        onClick={() => {
          void mark();
          onFollow?.();
        }}
      >
        <span className={`notification-dot notification-${toneOf(kind)}`} aria-hidden="true" />
        <span className="notification-words">
          <span className="notification-what">{wordsOf(notification, t, (at) => dayjs(at).format(absolute))}</span>
          {incident && (
            <span className="faint clip">
              <span className="figures">{incident.number}</span> {incident.title}
            </span>
          )}
          {alert && <span className="faint clip">{alert.title}</span>}
          <span className="notification-when faint">
            <Instant at={toldAt} />
            {by && ` · ${person(by)}`}
          </span>
        </span>
      </Link>
      {unread && (
        <button
          type="button"
          className="notification-mark"
          onClick={mark}
          aria-label={t("notifications:read")}
          title={t("notifications:read")}
        />
      )}
    </div>
  );
}
