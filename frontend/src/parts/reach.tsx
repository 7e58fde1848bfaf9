// How to reach somebody: a number to ring is a link that rings it.

const NUMBER = /(?:\+44|0)[\d ()-]{8,16}\d/;

/** A number in a text, as it is dialled; none where the text holds none. */
export function dialled(reach: string): string | null {
  const found = NUMBER.exec(reach)?.[0];
  return found ? found.replace(/\(0\)/, "").replace(/[^\d+]/g, "") : null;
}

export function Reach({ reach, name }: { reach: string | null; name: string }) {
  if (!reach) return <span class="sl-reach sl-reach--none">No number recorded</span>;
  const number = dialled(reach);
  if (!number) return <span class="sl-reach">{reach}</span>;
  const shown = NUMBER.exec(reach)?.[0] ?? reach;
  const rest = reach.replace(shown, "").replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, "");
  return (
    <span class="sl-reach">
      <a class="govuk-link sl-reach__number" href={`tel:${number}`}>
        <span class="govuk-visually-hidden">{`Ring ${name} on `}</span>
        {shown.trim()}
      </a>
      {rest && <span class="sl-reach__rest">{rest}</span>}
    </span>
  );
}
