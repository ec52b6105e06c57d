import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import type { Option } from "@/kit/command/fields";
import { usePersonWords } from "@/kit/people/Person";

const LandscapeQuery = graphql(`
  query LandscapeNames {
    organisations(first: 200) { nodes { code name level parent { code } } }
    services(first: 200) { nodes { id name retired organisation { code } } }
    teams(first: 200, closed: true) { nodes { id name closed members } }
  }
`);

type Landscape = ResultOf<typeof LandscapeQuery>;

/** Organisations, services and teams by name; asked for once and kept. */
export function useLandscape(): Landscape | undefined {
  const [{ data }] = useQuery({ query: LandscapeQuery });
  return data;
}

export function useOrganisationOptions(): Option[] {
  const landscape = useLandscape();
  return useMemo(
    () => (landscape?.organisations.nodes ?? []).map(({ code, name }) => ({ value: code, label: `${name} ${code}`, name })),
    [landscape],
  );
}

export function useServiceOptions(organisation?: string): Option[] {
  const landscape = useLandscape();
  return useMemo(
    () =>
      (landscape?.services.nodes ?? [])
        .filter((service) => !organisation || service.organisation?.code === organisation)
        .map(({ id, name }) => ({ value: id, label: name })),
    [landscape, organisation],
  );
}

export function useTeamOptions(): Option[] {
  const landscape = useLandscape();
  return useMemo(
    () => (landscape?.teams.nodes ?? []).filter((team) => !team.closed).map(({ id, name }) => ({ value: id, label: name })),
    [landscape],
  );
}

/** The members of a team, as options. */
export function useMemberOptions(teamId: string | undefined): Option[] {
  const landscape = useLandscape();
  const person = usePersonWords();
  return (landscape?.teams.nodes.find((team) => team.id === teamId)?.members ?? []).map((member) => ({
    value: member,
    label: person(member) ?? member,
  }));
}
