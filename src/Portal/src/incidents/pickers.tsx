import Select from "antd/es/select";
import { useMemberOptions, useServiceOptions, useTeamOptions } from "@/kit/landscape";

interface Control {
  value?: string;
  onChange?: (value: string) => void;
  id?: string;
}

const search = { optionFilterProp: "label" };

export function TeamSelect(control: Control) {
  return <Select {...control} allowClear showSearch={search} options={useTeamOptions()} />;
}

/** Members of the team that is chosen beside it. */
export function MemberSelect({ team, ...control }: Control & { team?: string }) {
  return <Select {...control} allowClear showSearch={search} disabled={!team} options={useMemberOptions(team)} />;
}

export function ServiceSelect({ organisation, ...control }: Control & { organisation?: string }) {
  return <Select {...control} showSearch={search} options={useServiceOptions(organisation)} />;
}
