/** Something known of a line or a span, by name. */
export interface Attribute {
  name: string;
  value: string;
}

/** An attribute in the URL. The first equals sign ends its name, so one within the name is written otherwise. */
export const written = ({ name, value }: Attribute) => `${name.replaceAll("%", "%25").replaceAll("=", "%3D")}=${value}`;

export function attributeOf(text: string): Attribute {
  const end = text.includes("=") ? text.indexOf("=") : text.length;
  return { name: text.slice(0, end).replaceAll("%3D", "=").replaceAll("%25", "%"), value: text.slice(end + 1) };
}
