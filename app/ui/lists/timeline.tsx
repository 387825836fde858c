import type { ReactNode } from 'react'

export type TimelineEntry = {
  id: string
  /** Ready words. */
  when: string
  /** Machine-readable moment or day. */
  dateTime: string
  title: ReactNode
  detail?: ReactNode
  /** The entry that counts now. */
  isCurrent?: boolean
}

/** What happened to a record, newest first. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="ms-1.5 border-s-2 border-line">
      {entries.map(({ id, when, dateTime, title, detail, isCurrent }) => (
        <li key={id} className="relative pb-7 ps-6 last:pb-0">
          <span
            aria-hidden
            className={`absolute -start-[7px] top-1.5 size-3 rounded-full border-2 ${isCurrent ? 'border-accent bg-accent' : 'border-line-strong bg-white'}`}
          />
          <p className="text-sm text-ink-soft">
            <time dateTime={dateTime}>{when}</time>
          </p>
          <div className="text-base font-semibold">{title}</div>
          {detail && <div className="mt-1 max-w-text text-base">{detail}</div>}
        </li>
      ))}
    </ol>
  )
}
