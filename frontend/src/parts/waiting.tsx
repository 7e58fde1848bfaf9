// What stands in an answer's place while it is fetched, or when it cannot be.
import type { Failure } from "../api/client";

export function Waiting({ what }: { what: string }) {
  return (
    <p class="govuk-body sl-waiting" role="status">
      {what} …
    </p>
  );
}

const TITLES: Record<string, string> = {
  NOT_FOUND: "Nothing is open to you under that number",
  BAD_INPUT: "That cannot be asked",
  UNREACHABLE: "Sightline does not answer",
  ENGINE_DOWN: "The database does not answer",
  ENGINE_BUSY: "The database is busy",
  TIMED_OUT: "That took too long",
};

export function Failed({ failure, part = false }: { failure: Failure; part?: boolean }) {
  const Title = part ? "h3" : "h1";
  return (
    <div class="govuk-error-summary" role="alert">
      <Title class="govuk-error-summary__title">{TITLES[failure.code] ?? "That did not work"}</Title>
      <p class="govuk-body">{failure.message}</p>
      <p class="govuk-body-s">Code: {failure.code}</p>
    </div>
  );
}
