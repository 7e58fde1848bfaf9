// One question with its answer: a section with a heading that others can link to.
import type { ComponentChildren } from "preact";

interface PanelProps {
  id: string;
  title: string;
  lead?: ComponentChildren;
  class?: string;
  children: ComponentChildren;
}

export function Panel({ id, title, lead, children, class: more = "" }: PanelProps) {
  return (
    <section class={`sl-panel ${more}`} id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <h2 class="govuk-heading-m sl-panel__title" id={`${id}-title`}>
        {title}
      </h2>
      {lead && <p class="govuk-body-s sl-panel__lead">{lead}</p>}
      {children}
    </section>
  );
}

/** What opens on request: sources, what the file says, and what would crowd a first view. */
export function More({ summary, children }: { summary: string; children: ComponentChildren }) {
  return (
    <details class="govuk-details sl-more">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  );
}
