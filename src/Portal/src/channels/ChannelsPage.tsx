import "./channels.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AllowedButton } from "@/kit/Allowed";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { QueryTable } from "@/kit/table/QueryTable";
import { useAsOf } from "@/kit/time/asOf";
import { useReload } from "@/kit/useReload";
import { ChannelActions } from "./ChannelActions";
import { DefineChannelDrawer } from "./DefineChannelDrawer";
import { ChannelKindMark } from "./marks";
import { type Channel, ChannelsQuery } from "./queries";

/** By what calls leave the portal, and whether it works. */
export default function ChannelsPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const organisations = useOrganisationOptions();
  const [changes, tellDone] = useReload();
  const [isDefining, define] = useState(false);
  const name = (key: string) => t(`channels:facts.${key}`);
  return (
    <>
      <PageHeader
        title={t("pages.channels")}
        note={t("channels:note")}
        actions={
          !asOf && (
            <AllowedButton type="primary" operation="notification-channel.define" aria-haspopup="dialog" onClick={() => define(true)}>
              {t("channels:define")}
            </AllowedButton>
          )
        }
      />
      <QueryTable
        id="notification-channels"
        document={ChannelsQuery}
        variables={{ organisation: url.get("organisation") }}
        connection={(data) => data.notificationChannels}
        rowKey={(row) => row.id}
        changes={changes}
        filters={<ChoiceFilter single name="organisation" label={name("organisation")} options={organisations} />}
        card={(row) => (
          <div className="card-body">
            <div className="card-line">
              <ChannelKindMark kind={row.kind} />
              <ChannelState channel={row} />
            </div>
            <strong className="card-title">{row.name}</strong>
            <div className="card-line clip">{row.address}</div>
            <div className="card-line">{row.organisation?.name}</div>
            <ChannelActions channel={row} onDone={tellDone} />
          </div>
        )}
        columns={[
          { key: "name", title: name("name"), always: true, width: 160, render: (row) => <strong>{row.name}</strong> },
          { key: "kind", title: name("kind"), width: 136, render: (row) => <ChannelKindMark kind={row.kind} /> },
          { key: "address", title: name("address"), render: (row) => <code title={row.address}>{row.address}</code> },
          { key: "organisation", title: name("organisation"), width: 110, render: (row) => row.organisation?.name },
          { key: "language", title: name("language"), width: 92, render: (row) => t(`enums:ChannelLanguage.${row.language}`) },
          { key: "perMinute", title: name("perMinute"), width: 100, align: "right", render: (row) => row.perMinute },
          { key: "status", title: name("status"), width: 170, render: (row) => <ChannelState channel={row} /> },
          { key: "actions", title: "", always: true, width: 190, render: (row) => <ChannelActions channel={row} onDone={tellDone} /> },
        ]}
        empty={<Notice title={t("channels:empty")} help={t("channels:emptyHelp")} />}
      />
      <DefineChannelDrawer
        open={isDefining}
        onClose={(done) => {
          define(false);
          if (done) tellDone();
        }}
      />
    </>
  );
}

function ChannelState({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  if (channel.enabled) return <span className="status channel-enabled">{t("channels:enabled")}</span>;
  return (
    <span className="status channel-disabled" title={channel.disabledFor ?? undefined}>
      {channel.disabledFor ? t("channels:disabledFor", { reason: channel.disabledFor }) : t("channels:disabled")}
    </span>
  );
}
