/** How far something is: `share` 0 to 1, null where that is not known; `words` say the same. */
export function ProgressBar({ labelledBy, share, words }: { labelledBy: string; share: number | null; words: string }) {
  return (
    <>
      <div
        role="progressbar"
        aria-labelledby={labelledBy}
        aria-valuetext={words}
        {...(share === null ? {} : { 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': Math.round(share * 100) })}
        className="print-exact h-4 overflow-hidden rounded-full border border-line-strong bg-white"
      >
        <div className="h-full bg-accent forced-colors:bg-[Highlight]" style={{ inlineSize: `${(share ?? 0) * 100}%` }} />
      </div>
      <p className="figures text-lg" aria-live="polite">
        {words}
      </p>
    </>
  )
}
