// What stands on this page as files to save: through the same lens and, for the chronology, the same window as the timeline.
import { documentAddress, type LensChoice, type Saved, type TimelineChoice } from "../address";
import { Panel } from "../parts/panel";

const FORMS: [string, Saved["form"]][] = [
  ["Word", "docx"],
  ["Markdown", "md"],
  ["JSON, for programs", "json"],
];
const TABLES: [string, string][] = [
  ["Chronology", "chronology"],
  ["Team by team", "teams"],
  ["Duties and prompts", "gaps"],
  ["Sources held and missing", "sources"],
  ["Files joined to this child", "files"],
];

interface DownloadProps {
  child: string;
  lens: LensChoice;
  timeline: TimelineChoice;
}

export function Download({ child, lens, timeline }: DownloadProps) {
  const filtered = timeline.teams.length + timeline.kinds.length > 0 || timeline.since !== null || timeline.until !== null;
  const whole = FORMS.map(([name, form]): Saved & { name: string } => ({ name, form }));
  return (
    <Panel
      id="download"
      title="Download"
      lead="The chronology with each line’s fact, clocks and source; team by team; duties and prompts with their evidence; the sources held and missing. All as seen through the lens above."
    >
      {filtered && <p class="govuk-inset-text sl-download__filtered">The chronology holds only what the timeline is filtered to. Show every entry there to save the whole of it.</p>}
      <dl class="sl-download">
        <Row title="Complete document" hint="every line, with notes" files={whole} {...{ child, lens, timeline }} />
        <Row title="Succinct document" hint="the turns of the case, without notes" files={whole.map((one) => ({ ...one, succinct: true }))} {...{ child, lens, timeline }} />
        <Row title="Tables for a spreadsheet" hint="CSV, one table a file" files={TABLES.map(([name, part]) => ({ name, form: "csv", part }))} {...{ child, lens, timeline }} />
      </dl>
      <p class="govuk-body-s">A file holds what these files say about the child: keep it as those files are kept.</p>
    </Panel>
  );
}

interface RowProps extends DownloadProps {
  title: string;
  hint: string;
  files: (Saved & { name: string })[];
}

function Row({ title, hint, files, child, lens, timeline }: RowProps) {
  return (
    <div class="sl-download__row">
      <dt>
        {title} <span class="sl-download__hint">{hint}</span>
      </dt>
      <dd>
        <ul class="sl-download__files">
          {files.map((one) => (
            <li key={one.name}>
              <a class="govuk-link govuk-link--no-visited-state" href={documentAddress(child, one, lens, timeline)} download="">
                {one.name}
                <span class="govuk-visually-hidden">({title.toLowerCase()})</span>
              </a>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
