// Which duties a reader must see first: what is overdue, then what is due; nothing of these is ever folded away.

export interface Duty {
  answer: string;
  due: { first: string } | null;
  nextDue: { first: string } | null;
}

export interface Sorted<T> {
  overdue: T[];
  due: T[];
  late: T[];
  others: T[];
}

/** Duties by what is to be done about them, those due first in front. One that was late and runs on is due again. */
export function sortedDuties<T extends Duty>(duties: readonly T[]): Sorted<T> {
  const sorted: Sorted<T> = { overdue: [], due: [], late: [], others: [] };
  for (const one of duties) sorted[placeOf(one)].push(one);
  sorted.overdue.sort((one, other) => byDay(one.due, other.due));
  sorted.due.sort((one, other) => byDay(one.nextDue ?? one.due, other.nextDue ?? other.due));
  return sorted;
}

function placeOf({ answer, nextDue }: Duty): keyof Sorted<Duty> {
  if (answer === "NOT_RECORDED_BY_DUE_DAY") return "overdue";
  if (answer === "DUE_ON" || nextDue) return "due";
  return answer === "RECORDED_LATE" ? "late" : "others";
}

function byDay(one: Duty["due"], other: Duty["due"]): number {
  return (one?.first ?? "").localeCompare(other?.first ?? "");
}
