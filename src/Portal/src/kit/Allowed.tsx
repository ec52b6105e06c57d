import Button, { type ButtonProps } from "antd/es/button";
import { Link, type LinkProps, useNavigate } from "react-router";
import { useMay } from "@/kit/state/viewer";

/** A button that is there only for those who hold the operation. */
export function AllowedButton({ operation, to, ...button }: ButtonProps & { operation: string; to?: string }) {
  const navigate = useNavigate();
  if (!useMay(operation)) return null;
  return <Button {...button} onClick={to ? () => navigate(to) : button.onClick} />;
}

/** A link for those who hold the operation; plain words for others, or nothing where only the way matters. */
export function AllowedLink({
  operation,
  otherwise = "words",
  ...link
}: LinkProps & { operation: string; otherwise?: "words" | "nothing" }) {
  if (useMay(operation)) return <Link {...link} />;
  return otherwise === "words" ? <span>{link.children}</span> : null;
}
