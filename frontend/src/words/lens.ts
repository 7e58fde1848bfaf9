// The lens in plain words: printed above every answer, so that nobody takes a replay for today, or one file for all.
import type { LensChoice } from "../address";
import { dayWords } from "./days";
import { capital, listed, possessive } from "./names";

/** What the reader is looking at, in a sentence. */
export function lensWords(lens: LensChoice, teamName: (key: string) => string): string {
  const parts = [whose(lens, teamName)];
  if (lens.happenedOn) parts.push(`nothing that happened after ${dayWords(lens.happenedOn)}`);
  if (lens.knownAt) parts.push(lens.identityToday ? "files joined as they are today" : "files joined as they were by then");
  if (lens.sentCounts) parts.push("what was sent counts, received or not");
  return `${parts.join("; ")}.`;
}

function whose(lens: LensChoice, teamName: (key: string) => string): string {
  const day = lens.knownAt && dayWords(lens.knownAt);
  if (lens.teams.length > 0) {
    const names = lens.teams.map(teamName);
    const files = names.length === 1 ? `${possessive(names[0] ?? "")} file` : `the files of ${listed(names)}`;
    return day ? `As ${files} stood on ${day}` : `${capital(files)} ${names.length === 1 ? "says" : "say"}, and what ${names.length === 1 ? "it was" : "they were"} told`;
  }
  if (lens.pooled) return day ? `What all agencies together held on ${day}` : "What all agencies together hold, without what only the family knew or a review found later";
  return day ? `As all files together stood on ${day}` : "Everything on every file you may see, as at today";
}

/** The lens as the API takes it; none where nothing is narrowed. */
export function lensInput(lens: LensChoice) {
  const { knownAt, happenedOn, teams, pooled, identityToday, sentCounts } = lens;
  if (!knownAt && !happenedOn && teams.length === 0 && !pooled && !identityToday && !sentCounts) return null;
  return {
    knownAt,
    happenedOn,
    teams: teams.length > 0 ? teams : null,
    pooled,
    identity: identityToday ? ("TODAY" as const) : ("AS_DECIDED" as const),
    counting: sentCounts ? ("SENT" as const) : ("REACHED" as const),
  };
}
