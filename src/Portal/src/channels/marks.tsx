import "./channels.css";
import ApiOutlined from "@ant-design/icons/es/icons/ApiOutlined";
import DingtalkOutlined from "@ant-design/icons/es/icons/DingtalkOutlined";
import MailOutlined from "@ant-design/icons/es/icons/MailOutlined";
import MessageOutlined from "@ant-design/icons/es/icons/MessageOutlined";
import RobotOutlined from "@ant-design/icons/es/icons/RobotOutlined";
import WechatWorkOutlined from "@ant-design/icons/es/icons/WechatWorkOutlined";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";

export type ChannelKind = EnumOf<"ChannelKind">;

const icons: Record<ChannelKind, ReactNode> = {
  EMAIL: <MailOutlined />,
  SMS: <MessageOutlined />,
  WEBHOOK: <ApiOutlined />,
  WE_COM: <WechatWorkOutlined />,
  DING_TALK: <DingtalkOutlined />,
  FEISHU: <RobotOutlined />,
};

/** Of which kind a channel is. */
export function ChannelKindMark({ kind }: { kind: ChannelKind }) {
  const { t } = useTranslation();
  return (
    <span className="channel-mark">
      {icons[kind]}
      {t(`enums:ChannelKind.${kind}`)}
    </span>
  );
}

/** A channel by its name, with the picture of its kind. */
export function ChannelName({ channel }: { channel: { name: string; kind: ChannelKind } | null }) {
  const { t } = useTranslation();
  if (!channel) return <span className="faint">—</span>;
  return (
    <span className="channel-mark" title={t(`enums:ChannelKind.${channel.kind}`)}>
      {icons[channel.kind]}
      <span className="clip">{channel.name}</span>
    </span>
  );
}

/** Where a delivery stands, as a dot and a word. */
export function DeliveryStatusTag({ status }: { status: EnumOf<"DeliveryStatus"> }) {
  const { t } = useTranslation();
  return <span className={`status delivery-${status.toLowerCase()}`}>{t(`enums:DeliveryStatus.${status}`)}</span>;
}
