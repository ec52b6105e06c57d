import Input from "antd/es/input";
import type { TFunction } from "i18next";
import type { Field } from "@/kit/command/fields";
import { optionsOf } from "@/kit/enums";
import type { ChannelKind } from "./marks";
import type { Channel } from "./queries";

const [longestName, longestAddress, longestTemplate, most, usual] = [200, 500, 2_000, 6_000, 60];

/** Where the robots of these houses are; each has its key besides. */
const houses: Partial<Record<ChannelKind, string>> = {
  WE_COM: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send",
  DING_TALK: "https://oapi.dingtalk.com/robot/send",
  FEISHU: "https://open.feishu.cn/open-apis/bot/v2/hook",
};
const usualTemplate = '{"mobile":"{mobile}","content":"{text}"}';

export const addressOf = (kind: ChannelKind) => houses[kind] ?? "";
export const isAddressOfHouse = (address: unknown) => !address || Object.values(houses).includes(address as string);

/** What a channel of that kind says of itself; of one that is there already secrets are left as they are unless given again. */
export function termsFields(kind: ChannelKind, t: TFunction, channel?: Channel): Field[] {
  const isNew = !channel;
  const secret = (name: string, required: boolean, label?: string, hint?: string): Field => ({
    kind: "custom",
    name,
    required,
    label,
    hint: isNew ? hint : t("channels:form.keep"),
    render: () => <Input.Password autoComplete="new-password" maxLength={longestAddress} />,
  });
  const token = (required: boolean) => secret("secret.token", required && isNew, t(`channels:form.tokens.${kind}`));
  const ofKind: Record<ChannelKind, Field[]> = {
    EMAIL: [
      { kind: "line", name: "terms.sender", required: true, max: longestName, initial: channel?.sender ?? undefined },
      { kind: "line", name: "terms.user", half: true, max: longestName, initial: channel?.user ?? undefined },
      { ...token(false), half: true },
    ],
    SMS: [
      {
        kind: "text",
        name: "terms.template",
        required: true,
        max: longestTemplate,
        rows: 3,
        initial: channel?.template ?? usualTemplate,
        hint: t("channels:form.templateHint", { mobile: "{mobile}", text: "{text}" }),
      },
      token(false),
    ],
    WEBHOOK: isNew ? [] : [{ kind: "switch", name: "renew", initial: false }],
    WE_COM: [token(true)],
    DING_TALK: [token(true), secret("secret.signingKey", false, undefined, t("channels:form.robotKey"))],
    FEISHU: [token(true), secret("secret.signingKey", false, undefined, t("channels:form.robotKey"))],
  };
  return [
    { kind: "line", name: "terms.name", required: true, max: longestName, initial: channel?.name },
    {
      kind: "line",
      name: "terms.address",
      required: true,
      max: longestAddress,
      initial: channel?.address ?? addressOf(kind),
      hint: t(`channels:form.addresses.${kind}`),
    },
    ...ofKind[kind],
    {
      kind: "choice",
      name: "terms.language",
      half: true,
      required: true,
      options: optionsOf("ChannelLanguage", t),
      initial: channel?.language ?? "CHINESE",
    },
    { kind: "number", name: "terms.perMinute", half: true, required: true, min: 1, max: most, initial: channel?.perMinute ?? usual },
  ];
}

/** Terms and secret put together, each from its fields; without a secret there is none in it. */
export function arranged(filled: Record<string, unknown>): Record<string, unknown> {
  const parts: Record<string, Record<string, unknown>> = {};
  const beside: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(filled)) {
    const [part, member] = name.split(".");
    if (member) parts[part!] = { ...parts[part!], [member]: value };
    else beside[name] = value;
  }
  return { ...beside, ...parts };
}

/** A key as Standard Webhooks want it. */
export function newSigningKey(): string {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;
}
