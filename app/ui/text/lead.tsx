import type { ReactNode } from 'react'

/** The first sentence of a page: what it is for. */
export function Lead({
  children,
  lang,
  dir,
}: {
  children: ReactNode
  lang?: string | undefined
  dir?: 'ltr' | 'rtl' | 'auto' | undefined
}) {
  return (
    <p className="max-w-text text-lg text-ink-soft sm:text-xl" lang={lang} dir={dir}>
      {children}
    </p>
  )
}
