// A time axis: days to places, and ticks that people count in (years, quarters, months).
import { dayNumber, dayOf, dayWords } from "../words/days";

export interface Axis {
  left: number;
  right: number;
  at: (day: string) => number;
  ticks: Tick[];
}

export interface Tick {
  day: string;
  label: string;
  x: number;
}

const DAY_STEPS = [1, 2, 7, 14];
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120];
const LABEL_WIDTH = 78;

/** An axis between two places; days outside it stand at its ends. */
export function axis(from: string, to: string, left: number, right: number): Axis {
  const first = dayNumber(from);
  const span = Math.max(dayNumber(to) - first, 1);
  const at = (day: string) => left + Math.min(Math.max((dayNumber(day) - first) / span, 0), 1) * (right - left);
  const most = Math.max((right - left) / LABEL_WIDTH, 2);
  const days = DAY_STEPS.find((one) => span / one <= most);
  const months = MONTH_STEPS.find((one) => span / 30.4 / one <= most) ?? 240;
  const marked = days ? dayTicks(from, to, days) : monthTicks(from, to, months);
  return { left, right, at, ticks: marked.map((day) => ({ day, label: label(day, days ? 0 : months), x: at(day) })) };
}

/** Every so many days within two days. */
function dayTicks(from: string, to: string, step: number): string[] {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return Array.from({ length: Math.floor((last - first) / step) }, (_, index) => dayOf(first + (index + 1) * step)).filter((day) => day <= to);
}

/** The first days of every so many months, within two days; months are counted from January. */
export function monthTicks(from: string, to: string, step: number): string[] {
  const start = monthsOf(from) + (from.endsWith("-01") ? 0 : 1);
  const found: string[] = [];
  for (let month = Math.ceil(start / step) * step; month <= monthsOf(to); month += step) {
    found.push(`${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`);
  }
  return found;
}

/** A window with some room on both sides. */
export function withRoom(from: string, to: string, share = 0.03): { from: string; to: string } {
  const room = Math.max(Math.ceil((dayNumber(to) - dayNumber(from)) * share), 2);
  return { from: dayOf(dayNumber(from) - room), to: dayOf(dayNumber(to) + room) };
}

function monthsOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function label(day: string, months: number): string {
  if (months >= 12) return day.slice(0, 4);
  const [date = "", month = "", year = ""] = dayWords(day).split(" ");
  return months === 0 ? `${date} ${month.slice(0, 3)}` : `${month.slice(0, 3)} ${year}`;
}
