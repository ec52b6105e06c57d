import { graphql } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";

export const StartItemImport = graphql(
  `mutation StartItemImport($input: StartItemImport!) { outcome: startItemImport(input: $input) { ...Answer } }`,
  [Answer],
);

export const UndoItemImport = graphql(
  `mutation UndoItemImport($input: UndoItemImport!) { outcome: undoItemImport(input: $input) { ...Answer } }`,
  [Answer],
);
