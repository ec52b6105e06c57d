import Button, { type ButtonProps } from "antd/es/button";
import { useState } from "react";
import { useMay } from "@/kit/state/viewer";
import { toast } from "@/kit/toast";
import { CommandDrawer } from "./CommandDrawer";
import { CommandForm } from "./CommandForm";
import type { Field } from "./fields";
import type { CommandDocument } from "./useCommand";

interface Props {
  /** Shown only to those who hold it. */
  operation: string;
  label: string;
  // biome-ignore lint/suspicious/noExplicitAny: every command has an input of its own
  document: CommandDocument<any>;
  texts: string;
  /** Asked at every draw, so that choices which arrive later come into a form that is already open. */
  fields?: () => Field[];
  /** Settled when the form opens: an id in it stays the same until the command is done. */
  // biome-ignore lint/suspicious/noExplicitAny: the input's shape is the document's
  fixed: () => any;
  arrange?: (filled: Record<string, unknown>) => object;
  help?: string;
  done: string;
  /** Told what was sent. */
  // biome-ignore lint/suspicious/noExplicitAny: the input's shape is the document's
  onDone: (input: any) => void;
  danger?: boolean;
  wide?: boolean;
  button?: ButtonProps;
}

/** A button that opens a command's form. */
export function CommandButton({
  operation,
  label,
  document,
  texts,
  fields,
  fixed,
  arrange,
  help,
  done,
  onDone,
  danger,
  wide,
  button,
}: Props) {
  const [opened, open] = useState<object>();
  if (!useMay(operation)) return null;
  return (
    <>
      <Button {...button} danger={danger} aria-haspopup="dialog" onClick={() => open(fixed())}>
        {label}
      </Button>
      <CommandDrawer title={label} open={!!opened} wide={wide} onClose={() => open(undefined)}>
        {opened && (
          <>
            {help && <p className="faint action-help">{help}</p>}
            <CommandForm
              document={document}
              texts={texts}
              fields={fields?.() ?? []}
              fixed={opened}
              arrange={arrange}
              submit={label}
              danger={danger}
              onCancel={() => open(undefined)}
              onDone={(input) => {
                toast(done);
                open(undefined);
                onDone(input);
              }}
            />
          </>
        )}
      </CommandDrawer>
    </>
  );
}
