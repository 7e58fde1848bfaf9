// Gaps with their evidence: what is overdue or due stands open, prompts are folded by what they ask. A prompt is never overdue,
// and neither is ever added up.
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../api/graphql";
import { Evidence, EvidenceFragment } from "../parts/evidence";
import { More, Panel } from "../parts/panel";
import { LookedAt, NothingOnFile, SourceFragment } from "../parts/sources";
import { betweenWords } from "../words/days";
import { capital, listed } from "../words/names";
import { sortedDuties } from "./duties";

const FindingFragment = graphql(
  `
    fragment Finding on Finding {
      id
      number
      title
      kind
      answer
      why
      reason
      standsOut
      started { first last }
      due { first last }
      nextDue { first last }
      basis
      figures { name words }
      responsible { name }
      sentence
      evidence { ...Evidence }
      sources { ...SourceLine }
      rule { id theme question expected limit origin { text status nation since until } }
    }
  `,
  [EvidenceFragment, SourceFragment],
);

export const GapsFragment = graphql(
  `
    fragment Gaps on Child {
      gaps { ...Finding }
      sources { ...SourceLine }
    }
  `,
  [FindingFragment, SourceFragment],
);

type Finding = ResultOf<typeof FindingFragment>;

const ANSWERS: Record<Finding["answer"], [string, string]> = {
  RECORDED_IN_TIME: ["Recorded in time", "govuk-tag--grey"],
  RECORDED_LATE: ["Recorded late", "govuk-tag--orange"],
  NOT_RECORDED_BY_DUE_DAY: ["Not on file by the due day", "govuk-tag--orange"],
  DUE_ON: ["Due", "govuk-tag--blue"],
  NOT_REQUIRED: ["Not required", "govuk-tag--grey"],
  DISPUTED: ["Disputed", "govuk-tag--yellow"],
  NOT_KNOWABLE: ["Not knowable", "govuk-tag--grey"],
  PATTERN_FOUND: ["Found on the files", "govuk-tag--purple"],
  PATTERN_NOT_FOUND: ["Not found on the files", "govuk-tag--grey"],
};

type Theme = Finding["rule"]["theme"];

const THEMES: Record<Theme, string> = {
  DUTY: "Duties",
  SEEN: "Was the child seen?",
  WORD: "Did word reach the others, and was it answered?",
  TOGETHER: "Was it all put together?",
  HELD: "Who held the case?",
  CLOSED: "Was it closed with something open?",
  UNIVERSAL: "School, GP and others whom every child has",
  RECORD: "Does the record agree with itself?",
};

export function Gaps({ child }: { child: FragmentOf<typeof GapsFragment> }) {
  const { gaps, sources } = readFragment(GapsFragment, child);
  const findings = readFragment(FindingFragment, gaps);
  return (
    <Panel id="gaps" title="Gaps" lead="What had to follow, or is worth asking about, and what the files say. Not a score: nothing here is added up.">
      <Duties findings={findings.filter((one) => one.kind === "DUTY")} sources={sources} />
      <Prompts findings={findings.filter((one) => one.kind === "PROMPT")} sources={sources} />
    </Panel>
  );
}

interface KindProps {
  findings: readonly Finding[];
  sources: Parameters<typeof NothingOnFile>[0]["sources"];
}

/** What is overdue, then what is due, both open and by their days; what was late, and the rest, folded. */
function Duties({ findings, sources }: KindProps) {
  const { overdue, due, late, others } = sortedDuties(findings);
  return (
    <div class="sl-gaps">
      <h3 class="govuk-heading-s sl-panel__part">Duties</h3>
      <p class="govuk-body-s sl-panel__lead">Law or guidance in force on the day set what had to follow, and by when.</p>
      {overdue.length + due.length === 0 && <NothingOnFile what="No duty is due or overdue on these files." sources={sources} />}
      {overdue.length > 0 && <p class="sl-gaps__part">Not on file by the due day ({overdue.length})</p>}
      <Rules findings={overdue} />
      {due.length > 0 && <p class="sl-gaps__part">Due ({due.length})</p>}
      <Rules findings={due} />
      {late.length > 0 && <Fold title={`Recorded late (${late.length})`} findings={late} />}
      {others.length > 0 && <Fold title={`Also looked at: in time, not required, disputed or not knowable (${others.length})`} findings={others} />}
    </div>
  );
}

/** What stands out, folded by the question that it belongs to, always in the same order; then the rest. */
function Prompts({ findings, sources }: KindProps) {
  const out = findings.filter((one) => one.standsOut);
  const others = findings.filter((one) => !one.standsOut);
  const themes = (Object.keys(THEMES) as Theme[]).map((theme) => ({ theme, found: out.filter((one) => one.rule.theme === theme) }));
  return (
    <div class="sl-gaps">
      <h3 class="govuk-heading-s sl-panel__part">Prompts for reflection</h3>
      <p class="govuk-body-s sl-panel__lead">Patterns that reviews have found to matter. They are questions, never overdue. Open one to see what the files say.</p>
      {out.length === 0 && <NothingOnFile what="No such pattern is found on these files." sources={sources} />}
      {themes.map(({ theme, found }) => found.length > 0 && <Fold title={`${THEMES[theme]} (${found.length})`} findings={found} named key={theme} />)}
      {others.length > 0 && <Fold title={`Also looked at: not found, disputed or not knowable (${others.length})`} findings={others} />}
    </div>
  );
}

/** Findings folded under a title; `named` says which rules there are without opening it. */
function Fold({ title, findings, named = false }: { title: string; findings: readonly Finding[]; named?: boolean }) {
  const rules = [...new Set(findings.map((one) => one.title))];
  return (
    <details class="govuk-details sl-fold">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{title}</span>
        {named && <span class="sl-fold__rules">{rules.join(" · ")}</span>}
      </summary>
      <Rules findings={findings} />
    </details>
  );
}

/** The findings of each rule together. */
function Rules({ findings }: { findings: readonly Finding[] }) {
  const rules = new Map<string, Finding[]>();
  for (const one of findings) rules.set(one.rule.id, [...(rules.get(one.rule.id) ?? []), one]);
  return (
    <ul class="sl-findings">
      {[...rules.values()].map((found) => (
        <RuleItem findings={found} />
      ))}
    </ul>
  );
}

function RuleItem({ findings }: { findings: readonly Finding[] }) {
  const first = findings[0];
  if (!first) return null;
  const { rule } = first;
  return (
    <li class="sl-rule">
      <h4 class="sl-rule__title">{first.title}</h4>
      {findings.map((one) => (
        <FindingPart finding={one} key={one.id} />
      ))}
      <More summary="The rule, where it comes from and the files looked at">
        <p>
          Rule {first.number}: {rule.question}
        </p>
        <p>
          Expected: {rule.expected}
          {rule.limit && ` Within: ${rule.limit}.`}
        </p>
        <p>
          From: {rule.origin.text} ({rule.origin.nation}, {rule.origin.status})
        </p>
        {[...new Set(findings.flatMap((one) => (one.basis ? [one.basis] : [])))].map((basis) => (
          <p>Counted by: {basis}</p>
        ))}
        <LookedAt sources={first.sources} />
      </More>
    </li>
  );
}

function FindingPart({ finding }: { finding: Finding }) {
  const [answer, colour] = ANSWERS[finding.answer];
  return (
    <div class="sl-finding">
      <p class="govuk-body sl-finding__sentence">
        <strong class={`govuk-tag ${colour}`}>{answer}</strong> {finding.sentence}
      </p>
      <dl class="sl-figures">
        {finding.figures.map((figure) => (
          <Figure name={capital(figure.name)} value={figure.words} key={figure.name} />
        ))}
        {finding.kind === "DUTY" && finding.due && <Figure name="Due" value={betweenWords(finding.due)} />}
        {finding.nextDue && <Figure name="The next is due" value={betweenWords(finding.nextDue)} />}
        {finding.responsible.length > 0 && (
          <Figure name={finding.kind === "DUTY" ? "Responsible" : "Whose files"} value={listed(finding.responsible.map((one) => one.name))} />
        )}
      </dl>
      <Evidence facts={finding.evidence} summary={`Evidence (${finding.evidence.length} ${finding.evidence.length === 1 ? "entry" : "entries"})`} />
    </div>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div class="sl-figures__figure">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
