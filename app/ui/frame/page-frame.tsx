import type { ReactNode } from 'react'
import { SkipLink } from '#app/ui/frame/skip-link.tsx'

export type PageFrameProps = { demo?: ReactNode; header: ReactNode; footer?: ReactNode; children: ReactNode }

/** The whole page: skip link, demo line, header, the content (`<main id="content">`), footer. Goes inside `<body>`. */
export function PageFrame({ demo, header, footer, children }: PageFrameProps) {
  return (
    <div className="flex min-h-screen flex-col">
      <SkipLink />
      {demo}
      {header}
      <main id="content" tabIndex={-1} className="grow bg-white">
        {children}
      </main>
      {footer}
    </div>
  )
}
