// Days as people say them, with both bounds where a day is not known exactly.

export interface Between {
  first: string;
  last: string;
}

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];
const DAY = 86_400_000;

/** A whole or partial ISO day: 18 June 1999, June 1999, 1999. */
export function dayWords(moment: string): string {
  const [year = "", month, day] = moment.slice(0, 10).split("-");
  if (month === undefined) return year;
  const name = MONTHS[Number(month) - 1] ?? month;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** Two bounds: 18 June 1999; June 1999 where they are a month's ends; between 18 and 21 June 1999. */
export function betweenWords(when: Between | null | undefined): string {
  if (!when) return "day not recorded";
  if (when.first === when.last) return dayWords(when.first);
  return wholePeriod(when) ?? `between ${pairWords(when)}`;
}

/** From one moment until another, either of which may not be exact. */
export function spanWords(since: Between | null, until: Between | null): string {
  const [first, last] = [betweenWords(since), until ? betweenWords(until) : "no end recorded"];
  if (first === last) return first;
  const exact = !first.startsWith("between") && !last.startsWith("between") && until;
  return exact ? `${first} to ${last}` : `from ${first}${until ? " until" : ","} ${last}`;
}

/** Two days without what they share: 18 and 21 June 1999, 29 April and 3 May 1999. */
function pairWords({ first, last }: Between): string {
  const [year, month] = [first.slice(0, 4) === last.slice(0, 4), first.slice(0, 7) === last.slice(0, 7)];
  const words = dayWords(first).split(" ");
  return `${words.slice(0, year ? (month ? 1 : 2) : 3).join(" ")} and ${dayWords(last)}`;
}

/** The same after "on", "in" or "between", for a sentence. */
export function onWords(when: Between | null | undefined): string {
  if (!when) return "on a day not recorded";
  const whole = wholePeriod(when);
  if (when.first === when.last) return `on ${dayWords(when.first)}`;
  return whole ? `in ${whole}` : betweenWords(when);
}

function wholePeriod({ first, last }: Between): string | null {
  if (first.endsWith("-01-01") && last === `${first.slice(0, 4)}-12-31`) return first.slice(0, 4);
  if (first.endsWith("-01") && first.slice(0, 7) === last.slice(0, 7) && nextDay(last).endsWith("-01")) return dayWords(first.slice(0, 7));
  return null;
}

/** A number of days, or both bounds of it. */
export function countWords(fewest: number, most: number | null | undefined, unit = "days"): string {
  if (most === null || most === undefined) return `at least ${fewest} ${unit}`;
  if (fewest === most) return `${fewest.toLocaleString("en-GB")} ${fewest === 1 ? unit.replace(/s$/, "") : unit}`;
  return `${fewest.toLocaleString("en-GB")} to ${most.toLocaleString("en-GB")} ${unit}`;
}

/** Days since the epoch, for drawing. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY);
}

/** The ISO day of a number of days since the epoch. */
export function dayOf(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

export function nextDay(day: string): string {
  return dayOf(dayNumber(day) + 1);
}

/** Whole years between two days, as an age; null unless both are whole days. */
export function yearsBetween(born: string | null | undefined, day: string): number | null {
  if (!born || born.length < 10) return null;
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5, 10) < born.slice(5, 10) ? years - 1 : years;
}
