export type CoverageBarProps = {
  /** Part of what is asked that is covered, 0 to 1. */
  value: number
  /** What it measures: "Coverage". */
  label: string
  /** The same in ready words, shown beside the bar: "300 of 1,200 kits covered". */
  text: string
}

/** How much of a need is covered. */
export function CoverageBar({ value, label, text }: CoverageBarProps) {
  const part = Math.min(1, Math.max(0, value))
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(part * 100)}
        aria-valuetext={text}
        className="print-exact h-2.5 w-48 max-w-full overflow-hidden rounded-full border border-line-strong bg-white forced-colors:border-[CanvasText]"
      >
        <div className="h-full bg-accent forced-colors:bg-[Highlight]" style={{ inlineSize: `${part * 100}%` }} />
      </div>
      <span aria-hidden className="figures text-base">
        {text}
      </span>
    </div>
  )
}
