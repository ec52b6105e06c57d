interface Ranked {
  ranking?: { suspects?: { service: string }[] };
}

/** Names of the services that were suspected, the likeliest first. */
export const suspectsOf = ({ ranking }: Ranked) => ranking?.suspects?.map(({ service }) => service).join(", ") ?? "";
