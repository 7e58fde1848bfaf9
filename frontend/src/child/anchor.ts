// Where on the page an entry stands, so that evidence can point to it.

/** The anchor of a fact's entry in the timeline. */
export function anchorOf(id: string): string {
  return `entry-${id.replace(/[^A-Za-z0-9_-]/g, "-")}`;
}
