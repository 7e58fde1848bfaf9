// The model's kinds in a practitioner's words.

const WORDS: Record<string, string> = {
  "no-access-visit": "home visit, no answer",
  "visit-cancelled": "visit cancelled",
  "was-not-brought": "was not brought",
  "case-transfer": "case handed over",
  "informal": "informal contact",
  "other": "other event",
  "gp": "GP practice",
  "none-fixed": "no fixed address",
  "allocated-worker": "allocated worker",
  "responsible-authority": "responsible authority",
  "paying-authority": "authority that pays",
  "by-contacts": "by its contacts",
  "harm-suspected": "harm suspected",
  "harm-ruled-out": "harm ruled out",
  "money-or-housing": "money or housing",
  "need": "need",
};

/** A kind in words, without capital: `home-visit` is "home visit". */
export function kindWords(kind: string): string {
  return WORDS[kind] ?? kind.replaceAll("-", " ");
}

const RECORDED: Record<string, string> = {
  "on-file": "the team's own file says so",
  "later-source": "a later source says so",
  "not-established": "not established when it was put on file",
};

/** How a recording day is known. */
export function recordedWords(basis: string): string {
  return RECORDED[basis] ?? kindWords(basis);
}

const SURE: Record<string, string> = {
  confirmed: "confirmed: the fact and its day were read in the source",
  probable: "probable: the fact was read, its exact day was derived",
  stated: "stated: somebody says so, and it is not confirmed",
};

/** How sure the source makes a fact. */
export function sureWords(confidence: string): string {
  return SURE[confidence] ?? confidence;
}

// A claim to be complete may be about every body of a kind; and some things no agency held.
const HOLDERS: Record<string, string> = {
  family: "the family",
  review: "a later review",
  "sensitive-service": "a sensitive service",
  "social-care": "every children’s social care team",
  housing: "every housing service",
  police: "every police team",
  hospital: "every hospital",
  gp: "every GP practice",
  "health-visiting": "every health visiting service",
  school: "every school",
  education: "every education service",
  nursery: "every nursery",
  "early-help": "every early help service",
};

/** Whose file it is. */
export function holderWords(agency: { name: string } | null, key: string): string {
  return agency?.name ?? HOLDERS[key] ?? key;
}

/** Yes, no, or that nothing is recorded: silence is no answer. */
export function yesNo(value: boolean | null): string {
  return value === null ? "not recorded" : value ? "yes" : "no";
}
