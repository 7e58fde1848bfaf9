// Names and lists of names, as people say them.

/** A, B and C. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** One person's names: the first, and the others beside it. */
export function namesWords([first, ...others]: readonly string[]): string {
  if (!first) return "Name not recorded";
  return others.length > 0 ? `${first} (also ${listed(others)})` : first;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** North’s, Services’. */
export function possessive(name: string): string {
  return name.endsWith("s") ? `${name}’` : `${name}’s`;
}
