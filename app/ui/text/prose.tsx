import type { ReactNode } from 'react'

/** Running text: paragraphs, lists and headings get their rhythm, at most 70 characters wide. */
export function Prose({
  children,
  lang,
  dir,
}: {
  children: ReactNode
  lang?: string | undefined
  dir?: 'ltr' | 'rtl' | 'auto' | undefined
}) {
  return (
    <div className="prose" lang={lang} dir={dir}>
      {children}
    </div>
  )
}
