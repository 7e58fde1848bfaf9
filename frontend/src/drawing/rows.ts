// Puts stretches that overlap, their labels included, on rows of their own.

export interface Extent {
  from: number;
  to: number;
}

/** The row of each extent, and how many rows that makes; the first row with room is taken. */
export function rows(extents: readonly Extent[], gap = 8): { row: number[]; count: number } {
  const ends: number[] = [];
  const row = extents.map(({ from, to }) => {
    const free = ends.findIndex((end) => end + gap <= from);
    const taken = free < 0 ? ends.length : free;
    ends[taken] = to;
    return taken;
  });
  return { row, count: Math.max(ends.length, 1) };
}

/** About how wide a text is drawn, in Arial. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((width, sign) => width + (/[fijlrtI.,;:'’ ()/-]/.test(sign) ? 0.3 : /[mwMW]/.test(sign) ? 0.83 : /[A-Z]/.test(sign) ? 0.69 : 0.55), 0) * size;
}

/** A text cut to a width. */
export function shortened(text: string, width: number, size: number): string {
  let short = text;
  while (short.length > 2 && textWidth(short === text ? short : `${short}…`, size) > width) short = short.slice(0, -1);
  return short === text ? text : `${short.trimEnd()}…`;
}
