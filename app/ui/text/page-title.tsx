import type { ReactNode } from 'react'

export type PageTitleProps = {
  children: ReactNode
  /** What stands above the title: the kind of record, a reference. */
  eyebrow?: ReactNode
  /** Badges on the line under the title. */
  status?: ReactNode
  /** Buttons on the end side. */
  actions?: ReactNode
  lang?: string | undefined
  dir?: 'ltr' | 'rtl' | 'auto' | undefined
}

/** The one h1 of a page. */
export function PageTitle({ children, eyebrow, status, actions, lang, dir }: PageTitleProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="max-w-[46rem] min-w-0">
        {eyebrow && <p className="mb-1.5 text-base text-ink-soft">{eyebrow}</p>}
        <h1 className="text-2xl sm:text-3xl" lang={lang} dir={dir}>
          {children}
        </h1>
        {status && <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">{status}</div>}
      </div>
      {actions && <div className="no-print flex flex-wrap gap-3">{actions}</div>}
    </div>
  )
}
