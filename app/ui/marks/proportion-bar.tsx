export type Proportion = {
  key: string
  label: string
  /** Any positive number; parts are shares of their sum. */ value: number
  /** The share in ready words: "45 %". */ text: string
}

const hues = ['bg-chart-1', 'bg-chart-2', 'bg-chart-3', 'bg-chart-4', 'bg-chart-5', 'bg-chart-6']

/** The parts of a whole in one bar, with each part named under it; at most six, the largest first. */
export function ProportionBar({ label, parts }: { label: string; parts: Proportion[] }) {
  const total = parts.reduce((sum, part) => sum + part.value, 0) || 1
  const shown = parts.slice(0, hues.length)
  return (
    <figure>
      <div
        role="img"
        aria-label={`${label}: ${shown.map((part) => `${part.label} ${part.text}`).join(', ')}`}
        className="print-exact flex h-4 gap-0.5 overflow-hidden rounded-sm"
      >
        {shown.map((part, index) => (
          <div
            key={part.key}
            className={`${hues[index]} forced-colors:border forced-colors:border-[CanvasText]`}
            style={{ inlineSize: `${(part.value / total) * 100}%` }}
          />
        ))}
      </div>
      <figcaption>
        <ul aria-hidden className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-base">
          {shown.map((part, index) => (
            <li key={part.key} className="inline-flex items-center gap-2">
              <span className={`print-exact size-3 shrink-0 rounded-sm ${hues[index]}`} />
              {part.label} <span className="figures text-ink-soft">{part.text}</span>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}
