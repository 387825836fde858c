import type { ReactNode } from 'react'

export type TabLink = { href: string; label: ReactNode; current?: boolean; countText?: string | undefined }

/** Links between the views of one thing; each tab has its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: TabLink[] }) {
  return (
    <nav aria-label={label} className="no-print overflow-x-auto border-b border-line">
      <ul className="flex gap-6">
        {tabs.map((tab) => (
          <li key={tab.href} className="shrink-0">
            <a
              href={tab.href}
              aria-current={tab.current ? 'page' : undefined}
              className="inline-flex min-h-11 items-center gap-2 border-b-3 border-transparent text-base text-ink-soft no-underline hover:border-line-strong hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {tab.label}
              {tab.countText !== undefined && (
                <span className="figures rounded-full bg-paper-deep px-2 text-sm text-ink">{tab.countText}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
